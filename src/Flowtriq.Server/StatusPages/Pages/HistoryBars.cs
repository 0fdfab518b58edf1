using System.Globalization;
using System.Text;
using Flowtriq.Server.Contract.StatusPages;

namespace Flowtriq.Server.StatusPages.Pages;

/// <summary>The bars of 90 days: one path for each state, so that a page of many components stays small.</summary>
internal static class HistoryBars
{
    /// <summary>The part of a picture 270 by 24 that shows the days in a state.</summary>
    internal static string Path(IReadOnlyList<ComponentState?> days, ComponentState? state)
    {
        var path = new StringBuilder();
        for (var day = 0; day < days.Count; day++)
        {
            if (days[day] == state)
                path.Append(CultureInfo.InvariantCulture, $"M{(day * 3) + 1} 0v24");
        }

        return path.ToString();
    }

    /// <summary>The same in words.</summary>
    internal static string Words(IReadOnlyList<ComponentState?> days, DateOnly last)
    {
        var bad = days.Select((state, i) => (State: state, Day: last.AddDays(i + 1 - days.Count)))
            .Where(static day => day.State > ComponentState.Maintenance)
            .Select(static day => day.Day.ToString("d MMM", CultureInfo.InvariantCulture))
            .ToList();
        return bad.Count switch
        {
            0 => "No disruption in 90 days",
            1 => $"Disrupted on {bad[0]}",
            <= 5 => $"Disrupted on {string.Join(", ", bad)}",
            _ => $"Disrupted on {bad.Count} days, last on {bad[^1]}",
        };
    }
}
