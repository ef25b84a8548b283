"""What changes by how the body answers: the gate, the traffic light, decisions and the course."""

from unhunch.adaptation.course import course
from unhunch.adaptation.decide import apply, decide
from unhunch.adaptation.flare import flare_phase
from unhunch.adaptation.gate import gate
from unhunch.adaptation.light import during, light
from unhunch.adaptation.record import decision_record

__all__ = ["apply", "course", "decide", "decision_record", "during", "flare_phase", "gate", "light"]
