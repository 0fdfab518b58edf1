using Flowtriq.Core.Alerting;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Contract.Alerting;

/// <summary>Which incidents go which way; the first route that concerns an incident has it.</summary>
/// <param name="Name">For people.</param>
/// <param name="Match">Which incidents.</param>
/// <param name="Policy">Number of the escalation policy; absent tells nobody.</param>
/// <param name="Grouping">Which of them are told as one.</param>
/// <param name="GroupSeconds">How long after the first one others join it.</param>
/// <param name="Quiet">When only what matters is told at once; absent for never.</param>
/// <param name="QuietBelow">What is below this severity waits for the end of the quiet hours.</param>
public sealed record AlertRouteBody(
    string Name,
    AlertMatchBody Match,
    long? Policy,
    AlertGrouping Grouping = AlertGrouping.None,
    int GroupSeconds = 300,
    WeeklyHoursBody? Quiet = null,
    Severity QuietBelow = Severity.Critical
);
