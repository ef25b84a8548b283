"""A planned session becomes a timeline of timed, spoken steps."""

from unhunch.session.timeline import timeline as timeline
