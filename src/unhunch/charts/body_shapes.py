"""The outline of a body and the shapes of its muscles and pain regions, as SVG paths.

All paths lie in a box of 200 x 460, seen from the front or the back, mid-line at x = 100. Muscles
are drawn for the picture's right half and mirrored. Left and right in names are the person's own.
"""

HALF_BODY = (
    "M99.4 55 L109 55 C109.5 64 110.5 71 116 75 C125 80 139 80 147 86 C156 92 160 103 161 116 "
    "C162 134 165 147 168 161 C172 178 177 197 180 215 C183 223 187 231 186 240 C185 247 181 254 "
    "177 253 C172 251 170 242 169 234 C168 228 168 223 167 218 C161 203 156 186 152 169 "
    "C148 155 146 141 142.5 127 C141 142 136 158 133.5 172 C131.5 184 132.5 196 136 208 "
    "C141 225 142.5 244 141 264 C139 290 133.5 312 131 334 C131 350 134 366 131 387 "
    "C128 405 124 420 122.5 433 C124 440 129 445 129 450 C124 455 111 455 108.5 450 "
    "C108 443 110 437 110 431 C109 412 107 396 107.5 379 C108 363 109.5 349 108.5 335 "
    "C106.5 309 104 287 101.5 264 L99.4 262 Z"
)
HEAD = "M100 8 C112 8 120 17 120 30 C120 44 112 57 100 57 C88 57 80 44 80 30 C80 17 88 8 100 8 Z"

# Each muscle's shapes by view; names are the catalogue's, groups share a shape.
BACK: dict[str, str] = {
    "neck-extensors": "M100 50 L107 52 L107 74 L100 79 Z",
    "levator": "M104.5 60 L108.5 60 C109 72 112 78 119 87 L114 90 C107 80 105 70 104.5 60 Z",
    "trapezius-upper": ("M100 60 L107 58 C108 70 113 77 123 80 C131 82 138 83 144 86 C129 91 113 92 100 95 Z"),
    "trapezius-middle": "M100 95 C113 92 129 91 141 88 C139 94 135 98 129 101 C120 105 110 109 100 111 Z",
    "trapezius-lower": "M100 111 C110 109 118 106 124 104 C117 121 108 140 100 154 Z",
    "rhomboids": "M102 93 L121 99 L121 124 L102 113 Z",
    "deltoid-rear": "M139 88 C150 87 158 97 160 112 C152 113 145 108 139 99 Z",
    "deltoid-middle": "M150 89 C158 96 161 106 161.5 120 L155 122 C155 109 153 98 150 89 Z",
    "cuff": "M122 101 L139 101 C144 106 143 112 138 114 L123 119 Z",
    "teres-major": "M123 120 L140 114 L142 122 L127 129 Z",
    "latissimus": "M102 152 C111 135 122 129 141 124 C140 142 136 158 133 172 C127 183 114 193 102 199 Z",
    "erector-upper": "M101 92 L107 94 L109 150 L101 160 Z",
    "erector": "M101 112 L108 114 L111 204 L101 212 Z",
    "multifidus": "M101 166 L107 168 L109 208 L101 214 Z",
    "quadratus": "M109 180 L119 182 L119 204 L110 207 Z",
    "obliques": "M124 182 L132 177 C131 188 132 198 135 207 L123 204 Z",
    "gluteus-medius": "M112 207 L135 207 C138 214 140 222 140 229 L117 219 Z",
    "gluteus": "M101 214 L114 217 L140 231 C141 246 138 257 128 263 C118 265 106 261 101 253 Z",
    "hamstrings": "M106 267 C117 269 128 268 138 264 C137 286 132 306 128 327 L112 327 C110 306 108 286 106 267 Z",
    "gastrocnemius": "M110 343 C108 357 109 372 112 386 L125 388 C131 372 132 356 128 343 Z",
    "soleus": "M112 389 L125 391 L120 413 L113 413 Z",
    "triceps": "M145 121 C152 118 159 120 161.5 126 L167 156 C161 160 155 158 151 153 Z",
}
FRONT: dict[str, str] = {
    "sternomastoid": "M107 57 L109.5 64 C107 72 104 79 101 84 L100 80 C103 73 105 65 107 57 Z",
    "scalenes": "M109.5 65 C110 71 112 75 117 77 L109 83 L106 78 Z",
    "neck-flexors": "M100 58 L105 58 L104 76 L100 82 Z",
    "trapezius-upper": "M111 70 C115 77 126 80 138 82 L118 87 L108 82 Z",
    "deltoid-front": "M136 86 C148 84 158 95 160 112 C152 114 146 108 140 100 Z",
    "deltoid-middle": "M150 89 C158 96 161 106 161.5 120 L155 122 C155 109 153 98 150 89 Z",
    "pectoralis": "M101 92 C114 87 130 89 139 100 C143 108 141 117 136 122 C124 129 110 127 101 119 Z",
    "pectoralis-minor": "M117 98 L133 94 L127 119 L116 117 Z",
    "serratus": "M135 125 L141.5 127 C140 140 138 150 134 160 L125 151 C130 143 133 135 135 125 Z",
    "abdominis": "M101 125 L114 129 L115 198 C112 216 106 226 101 233 Z",
    "obliques": "M116 133 L126 152 L133 162 C131 178 131 192 134 204 L117 210 Z",
    "transversus": "M101 184 L130 180 C131 190 132 198 134 206 C124 215 112 221 101 224 Z",
    "diaphragm": "M101 133 C112 127 125 136 130 152 C119 144 109 142 101 146 Z",
    "intercostals": "M105 126 C116 128 126 128 133 126 L130 152 C122 147 113 145 105 146 Z",
    "iliopsoas": "M104 202 L116 208 L124 250 L112 258 Z",
    "biceps": "M144 121 L160 119 C162 130 164 141 166 151 C160 157 154 155 150 149 Z",
    "quadriceps": "M105 262 C116 262 128 258 140 250 C140 280 134 306 129 331 L111 331 C108 306 106 284 105 262 Z",
    "tibialis": "M118 345 L128 344 C132 362 130 384 124 409 L118 407 Z",
}

_SHAPES_OF: dict[str, tuple[str, ...]] = {
    "trapezius": ("trapezius-upper", "trapezius-middle", "trapezius-lower"),
    "upper trapezius": ("trapezius-upper",),
    "middle trapezius": ("trapezius-middle",),
    "lower trapezius": ("trapezius-lower",),
    "rhomboid": ("rhomboids",),
    "levator scapulae": ("levator",),
    "semispinalis": ("neck-extensors",),
    "splenius": ("neck-extensors",),
    "suboccipital": ("neck-extensors",),
    "longus": ("neck-flexors",),
    "rectus capitis": ("neck-flexors",),
    "scalenus": ("scalenes",),
    "sternocleidomastoid": ("sternomastoid",),
    "posterior deltoid": ("deltoid-rear",),
    "middle deltoid": ("deltoid-middle",),
    "anterior deltoid": ("deltoid-front",),
    "deltoid": ("deltoid-front", "deltoid-middle", "deltoid-rear"),
    "supraspinatus": ("cuff",),
    "infraspinatus": ("cuff",),
    "teres minor": ("cuff",),
    "teres major": ("teres-major",),
    "latissimus": ("latissimus",),
    "thoracic erector": ("erector-upper",),
    "erector": ("erector",),
    "rotatores": ("erector-upper",),
    "multifidus": ("multifidus",),
    "quadratus lumborum": ("quadratus",),
    "oblique": ("obliques",),
    "gluteus medius": ("gluteus-medius",),
    "gluteus maximus": ("gluteus",),
    "hamstring": ("hamstrings",),
    "gastrocnemius": ("gastrocnemius",),
    "soleus": ("soleus",),
    "triceps": ("triceps",),
    "pectoralis major": ("pectoralis",),
    "pectoralis minor": ("pectoralis-minor",),
    "coracobrachialis": ("biceps",),
    "serratus": ("serratus",),
    "rectus abdominis": ("abdominis",),
    "transversus": ("transversus",),
    "diaphragm": ("diaphragm",),
    "intercostal": ("intercostals",),
    "iliopsoas": ("iliopsoas",),
    "biceps": ("biceps",),
    "brachialis": ("biceps",),
    "quadriceps": ("quadriceps",),
    "rectus femoris": ("quadriceps",),
    "tibialis": ("tibialis",),
}


def shapes_of(muscle: str) -> tuple[str, ...]:
    """Return the ids of the shapes that stand for a muscle; none for one that is not drawn.

    The longest matching part of the name wins, so "upper trapezius" is not the whole trapezius.
    """
    name = muscle.replace("-", " ").lower()
    fitting = [part for part in _SHAPES_OF if part in name]
    return _SHAPES_OF[max(fitting, key=len)] if fitting else ()


# The fourteen places that a person can mark, by view, each with the shape to tap.
PAIN_BACK: dict[str, str] = {
    "neck-back": "M91 54 L109 54 C110 66 111 71 114 75 L100 82 L86 75 C89 71 90 66 91 54 Z",
    "shoulder-top-left": "M84 76 C75 80 61 80 53 86 L62 97 L96 93 L98 83 Z",
    "shoulder-top-right": "M116 76 C125 80 139 80 147 86 L138 97 L104 93 L102 83 Z",
    "blade-left": "M62 99 L88 96 L86 137 L62 137 C58 127 58 111 62 99 Z",
    "between-blades": "M90 95 L110 95 L112 137 L88 137 Z",
    "blade-right": "M138 99 L112 96 L114 137 L138 137 C142 127 142 111 138 99 Z",
    "mid-back": "M62 139 L138 139 C137 152 135 164 133 177 L67 177 C65 164 63 152 62 139 Z",
    "low-back": "M67 179 L133 179 C132 192 134 204 138 217 L62 217 C66 204 68 192 67 179 Z",
}
PAIN_FRONT: dict[str, str] = {
    "neck-front": "M91 58 L109 58 C110 67 111 71 114 75 L100 84 L86 75 C89 71 90 67 91 58 Z",
    "chest": "M72 90 C82 86 118 86 128 90 C130 104 131 117 130 130 L70 130 C69 117 70 104 72 90 Z",
    "shoulder-front-left": "M129 81 C138 81 147 84 150 88 C158 95 161 106 161 117 L144 121 L131 104 Z",
    "shoulder-front-right": "M71 81 C62 81 53 84 50 88 C42 95 39 106 39 117 L56 121 L69 104 Z",
    "arm-left": "M145 123 L161 119 C164 142 172 176 180 215 L167 218 C160 200 152 170 148 146 Z",
    "arm-right": "M55 123 L39 119 C36 142 28 176 20 215 L33 218 C40 200 48 170 52 146 Z",
}
