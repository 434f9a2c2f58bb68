"""Room to improve: what is planned, who is there, how a team arranges its periods, and its calendar."""

from django.urls import path

from wallofchange.deciding.views import arrangement, calendar, presence, room, visits, work

urlpatterns = [
    path("teams/<int:pk>/room/", room.room, name="room"),
    path("teams/<int:pk>/regular-work/", work.regular_work, name="regular-work"),
    path("teams/<int:pk>/exemptions/", room.exemptions, name="exemptions"),
    path("teams/<int:pk>/requests/", room.requests, name="requests"),
    path("exemptions/<int:pk>/end/", room.exemption_end, name="exemption-end"),
    path("bookings/<int:pk>/return/", room.booking_return, name="booking-return"),
    path("cycles/<int:pk>/left/", room.left, name="room-left"),
    path("teams/<int:pk>/absences/", presence.absences, name="absences"),
    path("absences/<int:pk>/withdrawal/", presence.withdrawal, name="absence-withdrawal"),
    path("teams/<int:pk>/calendar/", calendar.keys, name="calendar"),
    path("calendar-keys/<int:pk>/revoked/", calendar.revoked, name="calendar-revoked"),
    path("calendar/<str:key>.ics", calendar.feed, name="calendar-feed"),
    path("teams/<int:pk>/arrangement/", arrangement.arrangement, name="arrangement"),
    path("teams/<int:pk>/rhythm/", arrangement.rhythm, name="rhythm"),
    path("teams/<int:pk>/capacity/", arrangement.capacity, name="capacity"),
    path("teams/<int:pk>/weeks/", arrangement.weeks, name="weeks"),
    path("teams/<int:pk>/days/", arrangement.days, name="team-days"),
    path("team-days/<int:pk>/removal/", arrangement.day_removal, name="team-day-removal"),
    path("teams/<int:pk>/open-hours/", arrangement.open_hours, name="open-hours"),
    path("teams/<int:pk>/wip-limits/", arrangement.wip_limits, name="wip-limits"),
    path("ideas/<int:pk>/visits/", visits.visits, name="visits"),
]
