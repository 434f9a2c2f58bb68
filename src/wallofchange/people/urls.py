from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from wallofchange.people.views.come_in import come_in
from wallofchange.people.views.keys import keys, revoked
from wallofchange.people.views.name import my_name, originals_right
from wallofchange.people.views.organisation import organisation
from wallofchange.people.views.welcome import welcome

app_name = "people"
urlpatterns = [
    path("come-in/<str:person>/<str:token>/", come_in, name="come-in"),
    path(
        "login/",
        LoginView.as_view(template_name="house/login.html", redirect_authenticated_user=True),
        name="login",
    ),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("settings/keys/", keys, name="keys"),
    path("settings/keys/<int:pk>/revoked/", revoked, name="revoke-key"),
    path("settings/name/", my_name, name="my-name"),
    path("settings/organisation/", organisation, name="organisation"),
    path("settings/people/<int:pk>/originals/", originals_right, name="originals-right"),
    path("welcome/", welcome, name="welcome"),
]
