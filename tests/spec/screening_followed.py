"""The rows of the screening about questions with follow-ups."""

from tests.spec.screening_row import BEFORE, CARE, EMERGENCY, QUIET, URGENT, Row, stop

_UNCHECKED = "BE-7 BE-7-checked"

FOLLOWED = (
    # UR-2: what is open takes the stricter branch.
    stop("UR-2=yes", EMERGENCY, "UR-2"),
    stop("UR-2=unsure", EMERGENCY, "UR-2"),
    stop("UR-2=yes UR-2-limbs=yes", EMERGENCY, "UR-2 UR-2-limbs"),
    stop("UR-2=yes UR-2-limbs=unsure", EMERGENCY, "UR-2 UR-2-limbs"),
    stop("UR-2=yes UR-2-limbs=yes UR-2-assessed=yes", EMERGENCY, "UR-2 UR-2-limbs"),
    stop("UR-2=yes UR-2-limbs=no", URGENT, "UR-2"),
    stop("UR-2=unsure UR-2-limbs=no", URGENT, "UR-2"),
    stop("UR-2=yes UR-2-limbs=no UR-2-assessed=no", URGENT, "UR-2"),
    stop("UR-2=yes UR-2-limbs=no UR-2-assessed=unsure", URGENT, "UR-2"),
    Row("UR-2=yes UR-2-limbs=no UR-2-assessed=yes", BEFORE, "UR-2", allowed=QUIET),
    Row("UR-2=unsure UR-2-limbs=no UR-2-assessed=yes", BEFORE, "UR-2", allowed=QUIET),
    # UR-7, UR-11, UR-16, UR-17: one follow-up makes an emergency of it.
    *(
        row
        for parent, child in (
            ("UR-7", "UR-7-legs"),
            ("UR-11", "UR-11-sight"),
            ("UR-16", "UR-16-now"),
            ("UR-17", "UR-17-plan"),
        )
        for row in (
            stop(f"{parent}=yes", EMERGENCY, parent),
            stop(f"{parent}=unsure", EMERGENCY, parent),
            stop(f"{parent}=yes {child}=yes", EMERGENCY, f"{parent} {child}"),
            stop(f"{parent}=yes {child}=unsure", EMERGENCY, f"{parent} {child}"),
            stop(f"{parent}=yes {child}=no", URGENT, parent),
            stop(f"{parent}=unsure {child}=no", URGENT, parent),
        )
    ),
    # UR-8: two signs, or worse over days.
    stop("UR-8=yes", EMERGENCY, "UR-8"),
    stop("UR-8=unsure", EMERGENCY, "UR-8"),
    stop("UR-8=yes UR-8-worse=no", EMERGENCY, "UR-8"),
    stop("UR-8=yes UR-8-worse=no UR-8-signs=unsure", EMERGENCY, "UR-8 UR-8-signs"),
    stop("UR-8=yes UR-8-worse=no UR-8-signs=unsteady", URGENT, "UR-8"),
    stop("UR-8=unsure UR-8-worse=no UR-8-signs=electric-shocks", URGENT, "UR-8"),
    stop("UR-8=yes UR-8-worse=no UR-8-signs=unsteady+dropping-things", EMERGENCY, "UR-8 UR-8-signs"),
    stop("UR-8=yes UR-8-worse=yes UR-8-signs=unsteady", EMERGENCY, "UR-8 UR-8-worse"),
    stop("UR-8=yes UR-8-worse=unsure UR-8-signs=unsteady", EMERGENCY, "UR-8 UR-8-worse"),
    stop("UR-8=yes UR-8-signs=unsteady", EMERGENCY, "UR-8"),
    # BE-2: a wound that is not right.
    stop("BE-2=yes", URGENT, "BE-2", "spine-surgery shoulder-surgery abdominal-surgery"),
    stop("BE-2=yes BE-2-wound=yes", URGENT, "BE-2 BE-2-wound", "spine-surgery shoulder-surgery abdominal-surgery"),
    stop("BE-2=yes BE-2-wound=unsure", URGENT, "BE-2 BE-2-wound", "spine-surgery shoulder-surgery abdominal-surgery"),
    Row("BE-2=yes BE-2-wound=no", BEFORE, "BE-2", "spine-surgery shoulder-surgery abdominal-surgery", QUIET),
    Row("BE-2=unsure BE-2-wound=no", BEFORE, "BE-2", "spine-surgery shoulder-surgery abdominal-surgery", QUIET),
    # BE-7: never checked, and 65 or more, a dangerous mechanism, tingling or a neck that does not turn.
    stop("BE-7=yes", EMERGENCY, "BE-7", "neck-trauma-recent"),
    stop("BE-7=unsure", EMERGENCY, "BE-7", "neck-trauma-recent"),
    stop(
        "age=65 BE-7=yes BE-7-checked=no BE-7-mechanism=no BE-7-tingling=no BE-7-turning=no",
        EMERGENCY,
        "BE-7 BE-7-checked",
        "neck-trauma-recent",
    ),
    stop("age=65 BE-7=yes", EMERGENCY, "BE-7", "neck-trauma-recent"),
    Row("age=65 BE-7=yes BE-7-checked=yes", BEFORE, "BE-7", "neck-trauma-recent", QUIET),
    Row(
        "age=64 BE-7=yes BE-7-checked=no BE-7-mechanism=no BE-7-tingling=no BE-7-turning=no",
        BEFORE,
        "BE-7",
        "neck-trauma-recent",
        QUIET,
    ),
    *(
        stop(
            f"BE-7=yes BE-7-checked=no {others} BE-7-{name}={answer}",
            EMERGENCY,
            f"BE-7 BE-7-checked BE-7-{name}",
            "neck-trauma-recent",
        )
        for name, others in (
            ("mechanism", "BE-7-tingling=no BE-7-turning=no"),
            ("tingling", "BE-7-mechanism=no BE-7-turning=no"),
            ("turning", "BE-7-mechanism=no BE-7-tingling=no"),
        )
        for answer in ("yes", "unsure")
    ),
    stop(
        "BE-7=yes BE-7-checked=unsure BE-7-mechanism=no BE-7-tingling=no",
        EMERGENCY,
        "BE-7 BE-7-checked",
        "neck-trauma-recent",
    ),
    # BE-7: what is not sure or open counts as never checked, or as a danger.
    *(
        stop(given, EMERGENCY, because, "neck-trauma-recent")
        for given, because in (
            ("age=65 BE-7=yes BE-7-checked=unsure BE-7-mechanism=no BE-7-tingling=no BE-7-turning=no", _UNCHECKED),
            ("age=65 BE-7=yes BE-7-mechanism=no BE-7-tingling=no BE-7-turning=no", "BE-7"),
            (
                "BE-7=yes BE-7-checked=unsure BE-7-mechanism=yes BE-7-tingling=no BE-7-turning=no",
                f"{_UNCHECKED} BE-7-mechanism",
            ),
            ("BE-7=yes BE-7-mechanism=yes BE-7-tingling=no BE-7-turning=no", "BE-7 BE-7-mechanism"),
            ("BE-7=yes BE-7-checked=no BE-7-tingling=no BE-7-turning=no", _UNCHECKED),
            (
                "BE-7=yes BE-7-checked=unsure BE-7-mechanism=no BE-7-tingling=yes BE-7-turning=no",
                f"{_UNCHECKED} BE-7-tingling",
            ),
            ("BE-7=yes BE-7-mechanism=no BE-7-tingling=yes BE-7-turning=no", "BE-7 BE-7-tingling"),
            ("BE-7=yes BE-7-checked=no BE-7-mechanism=no BE-7-turning=no", _UNCHECKED),
            ("BE-7=yes BE-7-mechanism=no BE-7-tingling=no BE-7-turning=yes", "BE-7 BE-7-turning"),
            ("BE-7=yes BE-7-checked=no BE-7-mechanism=no BE-7-tingling=no", _UNCHECKED),
        )
    ),
    Row(
        "BE-7=yes BE-7-mechanism=no BE-7-tingling=no BE-7-turning=no",
        BEFORE,
        "BE-7",
        "neck-trauma-recent",
        QUIET,
    ),
    # BE-9: assessed and stable.
    Row("BE-9=yes", BEFORE, "BE-9", allowed=QUIET),
    Row("BE-9=unsure", BEFORE, "BE-9", allowed=QUIET),
    Row("BE-9=yes BE-9-assessed=no", BEFORE, "BE-9", allowed=QUIET),
    Row("BE-9=yes BE-9-assessed=unsure", BEFORE, "BE-9", allowed=QUIET),
    Row("BE-9=yes BE-9-assessed=yes", CARE, "BE-9"),
    Row("BE-9=unsure BE-9-assessed=yes", CARE, "BE-9"),
    # CA-5: dizziness that nobody has assessed.
    Row("CA-5=yes", BEFORE, "CA-5", "dizziness head-down balance", QUIET),
    Row("CA-5=unsure", BEFORE, "CA-5", "dizziness head-down balance", QUIET),
    Row("CA-5=yes CA-5-assessed=no", BEFORE, "CA-5 CA-5-assessed", "dizziness head-down balance", QUIET),
    Row("CA-5=yes CA-5-assessed=unsure", BEFORE, "CA-5 CA-5-assessed", "dizziness head-down balance", QUIET),
    Row("CA-5=yes CA-5-assessed=yes", CARE, "CA-5", "dizziness head-down balance"),
    Row("CA-5=unsure CA-5-assessed=yes", CARE, "CA-5", "dizziness head-down balance"),
    # CA-13: a known fracture of the spine.
    Row("CA-13=yes", BEFORE, "CA-13", "osteoporosis vertebral-fracture", QUIET),
    Row("CA-13=unsure", BEFORE, "CA-13", "osteoporosis vertebral-fracture", QUIET),
    Row("CA-13=yes CA-13-fracture=yes", BEFORE, "CA-13 CA-13-fracture", "osteoporosis vertebral-fracture", QUIET),
    Row("CA-13=yes CA-13-fracture=unsure", BEFORE, "CA-13 CA-13-fracture", "osteoporosis vertebral-fracture", QUIET),
    Row("CA-13=yes CA-13-fracture=no", CARE, "CA-13", "osteoporosis"),
    Row("CA-13=unsure CA-13-fracture=no", CARE, "CA-13", "osteoporosis"),
)
