"""The screening as tables, one after the other, in the form that `screening_row` describes."""

from tests.spec.screening_followed import FOLLOWED
from tests.spec.screening_row import BEFORE, CARE, EMERGENCY, GENTLE, GO_ON, NONE, QUIET, URGENT, Row, each, stop

NOTHING = (
    Row("", GO_ON),
    Row("age=18", GO_ON),
    Row("age=100", GO_ON),
    Row("pain=0", GO_ON),
    Row("pain=7", GO_ON),
)

EMERGENCIES = (
    *each("EM-1 EM-3 EM-4 EM-5 EM-6 EM-7 EM-8 EM-9 EM-10 EM-11 EM-12", EMERGENCY),
    stop("EM-13=yes", EMERGENCY, "EM-13", "steroid-or-bleeding"),
    stop("EM-13=unsure", EMERGENCY, "EM-13", "steroid-or-bleeding"),
)

URGENT_ONES = each("UR-1 UR-3 UR-4 UR-5 UR-6 UR-9 UR-12 UR-13 UR-14 UR-18", URGENT)

BEFORE_ONES = (
    Row("BE-1=yes", BEFORE, "BE-1", "high-bp head-down", QUIET),
    Row("BE-1=unsure", BEFORE, "BE-1", "high-bp head-down", QUIET),
    Row("BE-4=yes", BEFORE, "BE-4", "pregnancy pregnancy-late postpartum", QUIET),
    Row("BE-4=unsure", BEFORE, "BE-4", "pregnancy pregnancy-late postpartum", QUIET),
    Row("BE-4=yes BE-4-weeks=unsure", BEFORE, "BE-4", "pregnancy pregnancy-late postpartum", QUIET),
    Row("BE-4=yes BE-4-weeks=pregnant-to-16", BEFORE, "BE-4", "pregnancy", QUIET),
    Row("BE-4=yes BE-4-weeks=pregnant-over-16", BEFORE, "BE-4", "pregnancy pregnancy-late", QUIET),
    Row("BE-4=yes BE-4-weeks=after-birth", BEFORE, "BE-4", "postpartum", QUIET),
    stop("BE-4=yes BE-4-weeks=after-birth EM-11=yes", EMERGENCY, "EM-11", "postpartum"),
    stop("BE-4=no EM-11=yes", EMERGENCY, "EM-11"),
    Row("BE-5=yes", BEFORE, "BE-5", "inflammatory-neck hypermobility", QUIET),
    Row("BE-5=unsure", BEFORE, "BE-5", "inflammatory-neck hypermobility", QUIET),
    Row("BE-6=yes", BEFORE, "BE-6", allowed=GENTLE),
    Row("BE-6=unsure", BEFORE, "BE-6", allowed=GENTLE),
    Row("BE-6=yes BE-9=yes", BEFORE, "BE-6", allowed=GENTLE),
    Row("BE-6=unsure BE-9=yes", BEFORE, "BE-6 BE-9", allowed=QUIET),
    Row("BE-6=yes BE-9=yes cleared:BE-6=1", CARE, "BE-6 BE-9"),
    Row("BE-6=yes BE-1=yes", BEFORE, "BE-1 BE-6", "high-bp head-down", QUIET),
    Row("BE-10=yes", BEFORE, "BE-10", allowed=QUIET),
    Row("BE-10=unsure", BEFORE, "BE-10", allowed=QUIET),
    Row("BE-11=yes", BEFORE, "BE-11", allowed=QUIET),
    Row("BE-11=unsure", BEFORE, "BE-11", allowed=QUIET),
    Row("age=19 BE-12=yes", BEFORE, "BE-12", allowed=QUIET),
    Row("age=20 BE-12=yes", GO_ON),
    Row("age=55 BE-12=yes", GO_ON),
    Row("age=56 BE-12=yes", BEFORE, "BE-12", allowed=QUIET),
    Row("age=56 BE-12=unsure", BEFORE, "BE-12", allowed=QUIET),
    Row("BE-12=unsure", CARE, "BE-12"),
    stop("age=56 BE-12=yes UR-3=yes", URGENT, "UR-3"),
)

CARE_ONES = (
    *(
        Row(f"{id_}={answer}", CARE, id_, tags)
        for id_, tags in (
            ("CA-1", "shoulder-acute shoulder-instability"),
            ("CA-2", "arm-nerve"),
            ("CA-3", "low-back"),
            ("CA-4", "wrist knee hip"),
            ("CA-6", "head-down"),
            ("CA-7", "balance no-floor"),
            ("CA-8", "rib-injury"),
            ("CA-9", ""),
            ("CA-10", "steroid-or-bleeding"),
            ("CA-11", "water-safety"),
            ("CA-11-risk", "water-safety"),
            ("CA-12", ""),
        )
        for answer in ("yes", "unsure")
    ),
    Row("CA-1=yes CA-1-which=unsure", CARE, "CA-1", "shoulder-acute shoulder-instability"),
    Row("CA-4=yes CA-4-which=unsure", CARE, "CA-4", "wrist knee hip"),
    Row("CA-1=yes CA-1-which=sharp-pain", CARE, "CA-1", "shoulder-acute"),
    Row("CA-1=yes CA-1-which=slipped", CARE, "CA-1", "shoulder-instability"),
    Row("CA-1=yes CA-1-which=sharp-pain+slipped", CARE, "CA-1", "shoulder-acute shoulder-instability"),
    Row("CA-4=yes CA-4-which=wrist", CARE, "CA-4", "wrist"),
    Row("CA-4=yes CA-4-which=knee+hip", CARE, "CA-4", "knee hip"),
    Row("pool CA-11=yes", CARE, "CA-11", "water-safety"),
    stop("CA-10=yes EM-13=yes", EMERGENCY, "EM-13", "steroid-or-bleeding"),
    stop("CA-10=unsure EM-13=unsure", EMERGENCY, "EM-13", "steroid-or-bleeding"),
)

LOCATION = (
    Row("LOC-1=yes", CARE, "LOC-1", "", GENTLE, 1, 7),
    Row("LOC-1=unsure", CARE, "LOC-1", "", GENTLE, 1, 7),
    Row("LOC-1=yes pain=6", CARE, "LOC-1", "", GENTLE, 1, 7),
    stop("LOC-1=yes pain=7", URGENT, "LOC-1"),
    stop("LOC-1=unsure pain=7", URGENT, "LOC-1"),
    stop("LOC-1=yes pain=8", URGENT, "LOC-1 UR-18"),
    Row("LOC-1=yes CA-3=yes", CARE, "LOC-1 CA-3", "low-back", GENTLE, 1, 7),
    stop("LOC-1=yes EM-1=yes", EMERGENCY, "EM-1"),
    stop("LOC-1=yes UR-1=yes", URGENT, "LOC-1 UR-1"),
    stop("LOC-1=yes BE-9=yes", URGENT, "LOC-1 BE-9"),
    stop("LOC-1=yes BE-9=unsure", URGENT, "LOC-1 BE-9"),
    Row("LOC-1=yes BE-9=yes BE-9-assessed=yes", CARE, "LOC-1 BE-9", "", GENTLE, 1, 7),
    stop("LOC-1=yes CA-5=yes", URGENT, "LOC-1 CA-5", "dizziness head-down balance"),
    Row("LOC-1=yes BE-11=yes", BEFORE, "BE-11", "", QUIET, 1, 7),
    stop("LOC-1=yes BE-11=yes BE-10=yes", URGENT, "LOC-1 BE-10"),
    Row("strict LOC-1=yes", CARE, "LOC-1", "", QUIET, 1, 7),
    stop("strict LOC-1=yes pain=7", URGENT, "LOC-1"),
    Row("LOC-1=yes pain=3 read=13 then=3", CARE, "LOC-1", "", GENTLE, 1, 7),
    stop("LOC-1=yes pain=3 read=14 then=3", URGENT, "LOC-1"),
    stop("LOC-1=yes pain=4 read=14 then=3", URGENT, "LOC-1"),
    stop("LOC-1=yes pain=3 read=14", URGENT, "LOC-1"),
    Row("LOC-1=yes pain=2 read=14 then=3", CARE, "LOC-1", "", GENTLE, 1, 7),
    Row("LOC-1=yes pain=2 read=60 then=3", CARE, "LOC-1", "", GENTLE, 1, 7),
    stop("strict LOC-1=yes pain=3 read=14 then=3", URGENT, "LOC-1"),
    Row("LOC-1=yes cleared:LOC-1=1", CARE, "LOC-1"),
    Row("LOC-1=yes BE-10=yes cleared:BE-10=1", CARE, "LOC-1 BE-10", "", GENTLE, 1, 7),
)

YOUNG = (
    Row("age=17", BEFORE, "age", allowed=NONE),
    Row("age=0", BEFORE, "age", allowed=NONE),
    Row("age=17 CA-3=yes", BEFORE, "age", "low-back", NONE),
    Row("age=17 BE-6=yes", BEFORE, "BE-6 age", "", NONE),
    Row("age=17 LOC-1=yes", BEFORE, "age", "", NONE, 1, 7),
    stop("age=17 EM-1=yes", EMERGENCY, "EM-1"),
    stop("age=17 UR-1=unsure", URGENT, "UR-1"),
    stop("age=17 pain=8", URGENT, "UR-18"),
)

SEVERE = (
    stop("pain=8", URGENT, "UR-18"),
    stop("pain=10", URGENT, "UR-18"),
    Row("pain=7 CA-3=yes", CARE, "CA-3", "low-back"),
    stop("pain=8 cleared:UR-18=1", URGENT, "UR-18"),
    stop("UR-18=yes pain=9 cleared:UR-18=1", URGENT, "UR-18"),
    stop("UR-18=unsure pain=8 cleared:UR-18=1", URGENT, "UR-18"),
    Row("UR-18=yes pain=7 cleared:UR-18=1", CARE, "UR-18"),
)

CLEARED = (
    Row("BE-1=yes cleared:BE-1=0", CARE, "BE-1", "high-bp head-down"),
    Row("BE-1=unsure cleared:BE-1=30", CARE, "BE-1", "high-bp head-down"),
    Row("BE-1=yes cleared:BE-1=364", CARE, "BE-1", "high-bp head-down"),
    Row("BE-1=yes cleared:BE-1=365", BEFORE, "BE-1", "high-bp head-down", QUIET),
    Row("BE-1=yes cleared:BE-1=-2", BEFORE, "BE-1", "high-bp head-down", QUIET),
    Row("BE-1=yes BE-10=yes cleared:BE-1=1", BEFORE, "BE-10", "high-bp head-down", QUIET),
    Row("BE-9=yes cleared:BE-9=1", CARE, "BE-9"),
    Row("UR-5=yes cleared:UR-5=1", CARE, "UR-5"),
    Row("UR-2=yes UR-2-limbs=no cleared:UR-2=1", CARE, "UR-2"),
    stop("UR-2=yes UR-2-limbs=yes cleared:UR-2=1", EMERGENCY, "UR-2 UR-2-limbs"),
    stop("UR-2=yes cleared:UR-2=1", EMERGENCY, "UR-2"),
    stop("BE-7=yes cleared:BE-7=1", EMERGENCY, "BE-7", "neck-trauma-recent"),
    Row("BE-7=yes BE-7-checked=yes cleared:BE-7=1", CARE, "BE-7", "neck-trauma-recent"),
    Row("BE-2=yes cleared:BE-2=1", CARE, "BE-2", "spine-surgery shoulder-surgery abdominal-surgery"),
    stop("EM-1=yes cleared:EM-1=1", EMERGENCY, "EM-1"),
    stop("UR-16=yes UR-16-now=yes cleared:UR-16=1", EMERGENCY, "UR-16 UR-16-now"),
    Row("CA-3=yes cleared:CA-3=1", CARE, "CA-3", "low-back"),
    Row("cleared:BE-1=1", GO_ON),
)

TOGETHER = (
    stop("EM-1=yes UR-1=yes BE-1=yes CA-3=yes", EMERGENCY, "EM-1", "high-bp head-down low-back"),
    stop("EM-1=yes EM-5=unsure", EMERGENCY, "EM-1 EM-5"),
    stop("UR-1=yes UR-3=unsure BE-10=yes", URGENT, "UR-1 UR-3"),
    Row("BE-1=yes BE-5=yes", BEFORE, "BE-1 BE-5", "high-bp head-down inflammatory-neck hypermobility", QUIET),
    Row("CA-3=yes CA-6=yes CA-12=unsure", CARE, "CA-3 CA-6 CA-12", "low-back head-down"),
    stop("CA-5=yes EM-6=yes", EMERGENCY, "EM-6", "dizziness head-down balance"),
)

TABLES: dict[str, tuple[Row, ...]] = {
    "Nothing to report": NOTHING,
    "Emergency": EMERGENCIES,
    "Urgent": URGENT_ONES,
    "Questions with follow-ups": FOLLOWED,
    "Before exercising": BEFORE_ONES,
    "Go on with care": CARE_ONES,
    "Pain between the shoulder blades that nobody has looked at": LOCATION,
    "Under 18": YOUNG,
    "Severe pain": SEVERE,
    "A clinician's clearance": CLEARED,
    "Several answers": TOGETHER,
}
