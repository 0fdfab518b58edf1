using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Speaker;

namespace Flowtriq.Server.Mitigation.Announcing.BuiltIn;

/// <summary>A route of the built-in speaker as every announcer shows its routes.</summary>
internal static class RouteView
{
    /// <param name="peer">The router.</param>
    /// <param name="session">Where its session stands.</param>
    /// <param name="report">What became of the route.</param>
    internal static AnnouncedRoute Of(string peer, SessionState session, RouteReport report) =>
        new(peer, report.Route, StateOf(report.State), ReasonOf(session, report))
        {
            Attributes = report.Attributes is { } attributes ? AttributeText.Of(attributes, report.NextHops) : [],
        };

    private static AnnouncedState StateOf(RouteState state) =>
        state switch
        {
            RouteState.Sent => AnnouncedState.Accepted,
            RouteState.Waiting or RouteState.Pending or RouteState.Held => AnnouncedState.Waiting,
            RouteState.Quarantined => AnnouncedState.Rejected,
            RouteState.Refused or RouteState.NotNegotiated => AnnouncedState.Refused,
        };

    private static string? ReasonOf(SessionState session, RouteReport report) =>
        report.State switch
        {
            RouteState.Waiting => $"the session is {session}",
            RouteState.Pending => "queued behind others",
            RouteState.Held => "held back while a rejected route is searched among others",
            RouteState.NotNegotiated => $"the router did not agree to {report.Route.Family}",
            RouteState.Sent => null,
            RouteState.Quarantined or RouteState.Refused => report.Reason,
        };
}
