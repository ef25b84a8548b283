"""A small integer programme and its solution by HiGHS: one thread, fixed seed, no clock."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import highspy
import numpy as np

# The public class prints a banner when it is made, which would spoil a command's JSON; its base does not.
from highspy._core import _Highs as QuietHighs

INFINITE = highspy.kHighsInf
# Starting over with what was learnt, and trying every branch before one is chosen, cost seconds and find no better
# weeks; without the search around a found week (RINS, RENS) some weeks stay poor.
_SETTINGS: Mapping[str, bool | float | str] = {
    "output_flag": False, "threads": 1, "parallel": "off", "random_seed": 0, "mip_allow_restart": False,
    "mip_pscost_minreliable": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """Values by column, the relative gap that is left, and the nodes that it took."""

    values: tuple[float, ...]
    gap: float
    nodes: int


@dataclass(slots=True, kw_only=True)
class Model:
    """Columns and rows as they are added; the objective is maximised."""

    worth: list[float] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    row_low: list[float] = field(default_factory=list)
    row_high: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    columns: list[int] = field(default_factory=list)
    factors: list[float] = field(default_factory=list)

    def yes_no(self, worth: float = 0.0) -> int:
        """The number of a new column that is 0 or 1."""
        return self._column(worth, 1.0, whole=True)

    def amount(self, high: float, worth: float = 0.0) -> int:
        """The number of a new column between 0 and `high`, fractions allowed."""
        return self._column(worth, high, whole=False)

    def row(self, terms: Iterable[tuple[int, float]], *, low: float = -INFINITE, high: float = INFINITE) -> None:
        """Add a row: the sum of factor times column lies between `low` and `high`."""
        for column, factor in terms:
            self.columns.append(column)
            self.factors.append(factor)
        self.starts.append(len(self.columns))
        self.row_low.append(low)
        self.row_high.append(high)

    def solve(self, *, gap: float, nodes: int, start: Mapping[int, float] | None = None) -> Solved | None:
        """The best solution found when the gap or the limit of nodes is reached; None where there is none."""
        highs = QuietHighs()
        for name, value in {**_SETTINGS, "mip_rel_gap": gap, "mip_max_nodes": nodes}.items():
            highs.setOptionValue(name, value)
        highs.passModel(self._as_lp())
        if start:
            highs.setSolution(len(start), np.array(list(start), dtype=np.int32), np.array(list(start.values())))
        highs.run()
        info = highs.getInfo()
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        values: Sequence[float] = highs.getSolution().col_value
        return Solved(values=tuple(values), gap=float(info.mip_gap), nodes=int(info.mip_node_count))

    def _column(self, worth: float, high: float, *, whole: bool) -> int:
        self.worth.append(worth)
        self.low.append(0.0)
        self.high.append(high)
        self.whole.append(whole)
        return len(self.worth) - 1

    def _as_lp(self) -> highspy.HighsLp:
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.worth), len(self.row_low)
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_ = np.array(self.worth)
        lp.col_lower_, lp.col_upper_ = np.array(self.low), np.array(self.high)
        lp.row_lower_, lp.row_upper_ = np.array(self.row_low), np.array(self.row_high)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array(self.starts, dtype=np.int32)
        lp.a_matrix_.index_ = np.array(self.columns, dtype=np.int32)
        lp.a_matrix_.value_ = np.array(self.factors)
        kinds = highspy.HighsVarType
        lp.integrality_ = [kinds.kInteger if one else kinds.kContinuous for one in self.whole]
        return lp
