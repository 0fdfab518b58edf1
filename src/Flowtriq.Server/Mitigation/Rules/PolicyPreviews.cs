using System.Collections.Immutable;
using System.Text.Json;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Mitigation.Replay;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Replays a policy over the incidents of the last 30 days; bounded, and open about what history cannot tell.</summary>
internal sealed class PolicyPreviews(
    RuleBook book,
    IncidentHistory history,
    IEnumerable<DerivedProtection> derived,
    TimeProvider time
)
{
    private const int MostIncidents = 2_000;
    private const int MostItems = 500;
    private static readonly TimeSpan Span = TimeSpan.FromDays(30);
    private static readonly TimeSpan LongestReplay = TimeSpan.FromSeconds(10);

    private static readonly string[] Assumptions =
    [
        "Only an attack's peak is kept: it is taken to have had it from detection to its end.",
        "What a level would have stopped is not known: no level is taken to have stopped anything, so the next one is climbed.",
        "Nobody is taken to have approved anything.",
        "Each incident is looked at by itself: holds that grow and starts within an hour are not carried over.",
        "A scrubbing provider is taken to divert the /24 or /48 around the target of every customer.",
        "Customers, own prefixes and protected addresses are those of today; routers are taken to be the strictest known.",
    ];

    /// <param name="policy">A valid policy.</param>
    /// <param name="onlyOf">Look only at owners (null for nobody) for whom this holds.</param>
    /// <param name="cancel">Ends the replay.</param>
    internal PolicyPreview Of(Policy policy, Func<Customer?, bool> onlyOf, CancellationToken cancel)
    {
        var rules = book.Current;
        var now = time.GetUtcNow();
        var facts = new SafetyFacts
        {
            Now = now,
            Own = rules.Own,
            Protected = [.. rules.Protected, .. derived.SelectMany(static source => source.Entries())],
            Customers = rules.Customers,
            Limits = rules.Limits,
        };
        var (total, newest) = history.Since(now - Span, MostIncidents);
        var replayed = new List<(ReplayedIncident Incident, Customer? Owner)>();
        var began = time.GetTimestamp();
        foreach (var incident in newest)
        {
            cancel.ThrowIfCancellationRequested();
            if (time.GetElapsedTime(began) > LongestReplay)
                break;
            var owner = incident.Target is { } target ? rules.Customers.OwnerOf(target) : null;
            if (!onlyOf(owner))
                continue;
            var holds =
                owner is not null && rules.Overrides.TryGetValue(owner.Name, out var differs)
                    ? differs.ApplyTo(policy, owner.Name)
                    : policy;
            if (holds == policy || holds.Validate().Count == 0)
                replayed.Add((PolicyReplay.Of(incident, holds, facts, now), owner));
        }
        return Summary(policy, now - Span, total, replayed);
    }

    private static PolicyPreview Summary(
        Policy policy,
        DateTimeOffset from,
        int total,
        List<(ReplayedIncident Incident, Customer? Owner)> replayed
    )
    {
        var refused = replayed.SelectMany(static r => r.Incident.Refused).GroupBy(static refusal => refusal.Kind);
        return new PolicyPreview(
            from,
            total,
            replayed.Count,
            [.. policy.Order.Select(level => Total(level, replayed.Select(static r => r.Incident)))],
            replayed.Sum(static r => r.Incident.Announcements),
            [
                .. refused.Select(static same => new PreviewRefusalTotal(
                    JsonNamingPolicy.CamelCase.ConvertName(same.Key.ToString()),
                    same.Count(),
                    same.First().ToString()
                )),
            ],
            [
                .. replayed
                    .Where(static r => !r.Incident.Levels.IsEmpty)
                    .Take(MostItems)
                    .Select(static r => Item(r.Incident, r.Owner)),
            ],
            Assumptions
        );
    }

    private static PreviewLevelTotal Total(MitigationLevel level, IEnumerable<ReplayedIncident> replayed)
    {
        var counts = replayed
            .SelectMany(static incident => incident.Levels)
            .Where(replayedLevel => replayedLevel.Level == level)
            .CountBy(static replayedLevel => replayedLevel.Disposition)
            .ToImmutableDictionary();
        return new PreviewLevelTotal(
            level,
            counts.GetValueOrDefault(Disposition.Apply),
            counts.GetValueOrDefault(Disposition.AwaitsApproval),
            counts.GetValueOrDefault(Disposition.Proposed),
            counts.GetValueOrDefault(Disposition.Observed)
        );
    }

    private static PreviewIncident Item(ReplayedIncident replayed, Customer? owner)
    {
        var incident = replayed.Incident;
        return new PreviewIncident(
            incident.Id.Number,
            incident.Title,
            incident.Target?.ToString(),
            owner?.Name,
            incident.Opened,
            incident.Ended,
            incident.Peak.Bits.Value,
            incident.Peak.Packets.Value,
            [
                .. replayed.Levels.Select(level => new PreviewLevel(
                    level.Level,
                    level.Disposition,
                    level.At,
                    (level.At - incident.Detected).TotalSeconds,
                    level.Mitigations,
                    level.Reason
                )),
            ],
            replayed.Announcements,
            [.. replayed.Refused.Select(static refusal => refusal.ToString())]
        );
    }
}
