"""``python -m course_admin.jail``: try the jail here, and say what works."""

from course_admin.jail.trial import main

raise SystemExit(main())
