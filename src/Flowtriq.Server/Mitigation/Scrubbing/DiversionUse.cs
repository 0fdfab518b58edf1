using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>What a provider's diversions used of its budget in a calendar month, UTC.</summary>
internal static class DiversionUse
{
    /// <summary>The first moment of the month.</summary>
    internal static DateTimeOffset MonthOf(DateTimeOffset now) => new(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);

    internal static ScrubbingUse Of(string provider, IEnumerable<DiversionRecord> records, DateTimeOffset now)
    {
        var month = MonthOf(now);
        var hours = 0.0;
        var begun = 0;
        foreach (var record in records.Where(r => r.ProviderId == provider))
        {
            if (record.Begun is not { } from)
                continue;
            var until = record.Ended ?? now;
            if (from >= month)
                begun++;
            if (until > month)
                hours += (until - (from > month ? from : month)).TotalHours;
        }

        return new ScrubbingUse(Math.Round(hours, 2), begun);
    }

    /// <summary>Why nothing may be begun; null when it may.</summary>
    internal static string? NoMore(ScrubbingBudget budget, ScrubbingUse used) =>
        OverTime(budget, used)
        ?? (
            used.Diversions >= budget.DiversionsPerMonth
                ? $"the budget of {budget.DiversionsPerMonth} diversions a month is used up"
                : null
        );

    /// <summary>Why nothing may go on; null when it may.</summary>
    internal static string? OverTime(ScrubbingBudget budget, ScrubbingUse used) =>
        used.Hours >= budget.HoursPerMonth ? $"the budget of {budget.HoursPerMonth} hours a month is used up" : null;
}
