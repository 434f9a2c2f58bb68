"""The pages of goals, of the management's wall, and of a case."""

from django.urls import path

from wallofchange.house.pages import case, goals, management

urlpatterns = [
    path("goals/", goals.goals, name="goals"),
    path("goals/flat/", goals.flat, name="flat"),
    path("goals/<int:pk>/", goals.goal, name="goal"),
    path("management/", management.management, name="management"),
    path("ideas/<int:pk>/case/", case.case, name="case"),
    path("ideas/<int:pk>/case.pdf", case.case_file, name="case-file"),
    path("ideas/<int:pk>/case/keys/", case.case_keys, name="case-keys"),
    path("case-keys/<int:pk>/revocation/", case.case_key_revocation, name="case-key-revocation"),
    path("case/<str:key>/", case.open_case, name="open-case"),
    path("case/<str:key>.pdf", case.open_case_file, name="open-case-file"),
]
