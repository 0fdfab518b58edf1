namespace Flowtriq.Server.Contract.Analytics;

/// <summary>How one link grows. Its figure of a day is the busy hour: the highest hourly mean of the busier direction.</summary>
/// <param name="Node">The node.</param>
/// <param name="NodeName">Its name.</param>
/// <param name="Pop">Its point of presence.</param>
/// <param name="Interface">The interface.</param>
/// <param name="Role">"transit" or "peer".</param>
/// <param name="CapacityBps">Capacity; null when the node does not know it.</param>
/// <param name="Outlook">What can be said.</param>
/// <param name="NowBps">The fitted busy hour today; before there is a trend, the last day's.</param>
/// <param name="Share">The same as a share of the capacity.</param>
/// <param name="PerWeekBps">What a week adds.</param>
/// <param name="PerWeekErrorBps">Half the width of the 95 % interval of that.</param>
/// <param name="Reaches">The day on which the trend reaches the full share; null when it does not within five years.</param>
/// <param name="Earliest">The same of the upper end of the interval.</param>
/// <param name="Latest">The same of the lower end; null when that is not within five years.</param>
/// <param name="Days">The busy hours, oldest first, and where the line goes on.</param>
public sealed record LinkGrowth(
    string Node,
    string NodeName,
    string Pop,
    string Interface,
    string Role,
    double? CapacityBps,
    GrowthOutlook Outlook,
    double? NowBps,
    double? Share,
    double? PerWeekBps,
    double? PerWeekErrorBps,
    DateOnly? Reaches,
    DateOnly? Earliest,
    DateOnly? Latest,
    GrowthDays Days
);
