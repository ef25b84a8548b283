"""Which address leads to which page."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from unhunch.web.camera_parts import camera_state
from unhunch.web.coach_zip import coach_file
from unhunch.web.pages import (
    activity,
    bringing,
    desk,
    exchange,
    exercises,
    learn,
    packs,
    posture,
    preferences,
    prescription,
    profile,
    programme,
    progress,
    ranges,
    reminders,
    replays,
    reports,
    review,
    screening,
    screening_end,
    technique,
    today,
    welcome,
)
from unhunch.web.vendor import vendor_file

handler400 = "unhunch.web.failures.bad_request"
handler403 = "unhunch.web.failures.forbidden"
handler404 = "unhunch.web.failures.not_found"
handler500 = "unhunch.web.failures.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", today.to_today),
    path("open/", today.to_today),
    path("welcome/", welcome.welcome, name="welcome"),
    path("today/", today.today_page, name="today"),
    path("today/walk/", today.walk, name="walk"),
    path("today/next-day/", today.next_day, name="next-day"),
    path("screening/", screening.begin, name="screening"),
    path("screening/start/", screening.start_anew, name="screening-start"),
    path("screening/<int:number>/", screening.screen_page, name="screen"),
    path("screening/summary/", screening.summary, name="screening-summary"),
    path("screening/result/", screening_end.result, name="screening-result"),
    path("screening/read/", screening_end.advice_read, name="advice-read"),
    path("screening/emergency/", screening_end.emergency, name="emergency"),
    path("screening/emergency/mistake/", screening_end.mistake, name="emergency-mistake"),
    path("screening/emergency/seen/", screening_end.seen, name="emergency-seen"),
    path("screening/weekly/", screening_end.weekly, name="weekly"),
    path("profile/", profile.begin, name="profile"),
    path("profile/<slug:step>/", profile.step_page, name="profile-step"),
    path("programme/", programme.programme_page, name="programme"),
    path("programme/make/", programme.make, name="programme-make"),
    path("programme/undo/", programme.undo, name="programme-undo"),
    path("programme/move/", programme.move, name="programme-move"),
    path("programme/freeze/", programme.freeze, name="programme-freeze"),
    path("programme/<slug:session>/", programme.session_page, name="programme-session"),
    path("programme/<slug:session>/swap/<int:item>/", programme.swap, name="programme-swap"),
    path("programme/<slug:session>/shorten/", programme.shorten, name="programme-shorten"),
    path("exercises/", exercises.exercise_list, name="exercises"),
    path("exercises/<slug:exercise>/", exercises.exercise_page, name="exercise"),
    path("learn/", learn.overview, name="learn"),
    path("learn/<slug:topic>/", learn.topic_page, name="learn-topic"),
    path("learn/<slug:topic>/do/", technique.change, name="technique-change"),
    path("posture/", posture.posture_page, name="posture"),
    path("desk/", desk.desk_page, name="desk"),
    path("progress/", progress.progress_page, name="progress"),
    path("progress/range/", ranges.ranges_page, name="ranges"),
    path("review/", review.review_page, name="review"),
    path("replays/", replays.change, name="replays"),
    path("replays/<slug:replay>/", replays.replay_page, name="replay"),
    path("reports/", reports.reports_page, name="reports"),
    path("reports/tables.zip", reports.tables_file, name="report-tables"),
    path("reports/fhir/", exchange.fhir_look, name="report-fhir"),
    path("reports/fhir.json", exchange.fhir_save, name="report-fhir-file"),
    path("reports/opensim.zip", exchange.opensim_save, name="report-opensim"),
    path("reports/<slug:kind>/", reports.look_page, name="report"),
    path("reports/<slug:kind>/sheets/", reports.report_sheets, name="report-sheets"),
    path("reports/<slug:kind>/page.png", reports.report_picture, name="report-picture"),
    path("reports/<slug:kind>/report.pdf", reports.report_file, name="report-file"),
    path("settings/", preferences.settings_page, name="settings"),
    path("settings/export/", preferences.export_page, name="export"),
    path("settings/import/", bringing.import_page, name="import"),
    path("settings/import/activity/", activity.activity_page, name="import-activity"),
    path("settings/delete/", preferences.delete_page, name="delete"),
    path("settings/cleared/", preferences.cleared_page, name="cleared"),
    path("settings/prescription/", prescription.prescription_page, name="prescription"),
    path("settings/packs/", packs.packs_page, name="packs"),
    path("settings/reminders/", reminders.reminders_page, name="reminders"),
    path("settings/reminders/undo/", reminders.undo, name="reminders-undo"),
    path("settings/reminders/pause/", reminders.pause_page, name="reminders-pause"),
    path("settings/reminders/calendar/", reminders.calendar_page, name="reminders-calendar"),
    path("settings/reminders/feed/", reminders.feed_page, name="reminders-feed"),
    path("calendar/<str:token>.ics", reminders.feed, name="calendar-feed"),
    path("camera/parts/", camera_state, name="camera-parts"),
    path("static/vendor/<str:version>/coach.zip", coach_file, name="coach-zip"),
    path("static/vendor/<path:name>", vendor_file, name="vendor"),
]
if find_spec("unhunch.web.pages.player"):
    urlpatterns.append(path("", include("unhunch.web.pages.player")))
if find_spec("unhunch.web.api"):
    from unhunch.web.api import api

    urlpatterns.append(path("api/", api.urls))
