using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Turns limits as people write them into Core's, and back.</summary>
internal static class SafetyLimitsReader
{
    internal static SafetyLimits Read(SafetyLimitsBody body, RequestFaults faults)
    {
        void Need(bool holds, string field, string problem)
        {
            if (!holds)
                faults.Add(field, problem);
        }

        Need(body.RoutesPerCustomer is >= 0 and <= 10_000, "routesPerCustomer", "is not between 0 and 10,000");
        Need(body.BlackholeShare is >= 0 and <= 1, "blackholeShare", "is not between 0 and 1");
        Need(body.AnnouncementsPerMinute is >= 0 and <= 1_000, "announcementsPerMinute", "is not between 0 and 1,000");
        Need(body.EdgeFilters is >= 0 and <= 10_000, "edgeFilters", "is not between 0 and 10,000");
        Need(body.LongestLifeSeconds is >= 60 and <= 7 * 86_400, "longestLifeSeconds", "is not between 60 and 604,800");
        return new SafetyLimits
        {
            RoutesPerCustomer = body.RoutesPerCustomer,
            BlackholeShare = body.BlackholeShare,
            AnnouncementsPerMinute = body.AnnouncementsPerMinute,
            EdgeFilters = body.EdgeFilters,
            LongestLife = TimeSpan.FromSeconds(Math.Clamp(body.LongestLifeSeconds, 0, 7 * 86_400)),
        };
    }

    internal static SafetyLimitsBody Body(SafetyLimits limits) =>
        new(
            limits.RoutesPerCustomer,
            limits.BlackholeShare,
            limits.AnnouncementsPerMinute,
            limits.EdgeFilters,
            limits.LongestLife.TotalSeconds
        );
}
