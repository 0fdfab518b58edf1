using Flowtriq.Core.Analytics;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Analytics.Traffic;
using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Measurements;

namespace Flowtriq.Server.Analytics.Talkers;

/// <summary>
/// Who talks most: of all traffic, what nodes name among their busiest targets; of attacks, targets and the sources their packet
/// samples name.
/// </summary>
internal sealed class TalkerReader(
    IMeasurementStore store,
    IIncidentArchive archive,
    NodeDirectory directory,
    TargetOwners owners,
    TimeProvider time
)
{
    private const int Most = 50;

    internal async Task<TalkerAnalysis> ReadAsync(TrafficScope of, TimeRange range, CancellationToken cancel)
    {
        var busiest = await store.ReadPartsAsync(new SeriesQuery(of.Scope, range), SeriesPart.Target, Most, cancel);
        var mix = await store.ReadPartsAsync(new SeriesQuery(of.Scope, range), SeriesPart.Protocol, Most, cancel);
        var attacks = archive
            .Overlapping(range)
            .Items.Where(incident => incident.Verdict != Verdict.FalsePositive && Concerns(of.Scope, incident))
            .ToList();
        return new TalkerAnalysis(
            range.From,
            range.To,
            [.. busiest.Select(Busy)],
            Targets(attacks),
            Sources(attacks),
            Protocols(mix)
        );
    }

    private bool Concerns(SeriesScope scope, ArchivedIncident incident) =>
        scope switch
        {
            SeriesScope.Pop pop => incident.Nodes.Any(node => directory.Current.Find(node)?.Pop == pop.Code),
            SeriesScope.Node node => incident.Nodes.Contains(node.Id),
            _ => true,
        };

    private BusyTarget Busy(MeasuredPart part)
    {
        var packets = Spread.Of(part.Series.Pps.Mean.OfType<double>());
        return new BusyTarget(
            part.Key,
            IpPrefix.TryParse(part.Key, out var target) ? owners.NameOf(target) : null,
            Figures.Round(packets.Mean),
            Figures.Round(Spread.Of(part.Series.Bps.Mean.OfType<double>()).Mean),
            part.Series.Pps.Max.Max(),
            part.Series.Bps.Max.Max(),
            part.Series.T.Length == 0 ? 0 : Math.Round((double)packets.Count / part.Series.T.Length, 4)
        );
    }

    private List<AttackedTarget> Targets(List<ArchivedIncident> attacks)
    {
        var now = time.GetUtcNow();
        return
        [
            .. attacks
                .Where(static attack => attack.Target is not null)
                .GroupBy(static attack => attack.Target!.Value)
                .Select(same => new AttackedTarget(
                    same.Key.ToString(),
                    same.First().Customer,
                    same.Count(),
                    Math.Round(same.Sum(attack => attack.Duration(now).TotalSeconds)),
                    Math.Round(same.Max(static attack => attack.Peak.Packets.Value)),
                    Math.Round(same.Max(static attack => attack.Peak.Bits.Value)),
                    same.Max(static attack => attack.Onset)
                ))
                .OrderByDescending(static target => target.Attacks)
                .ThenByDescending(static target => target.PeakPps)
                .Take(Most),
        ];
    }

    private static List<AttackSource> Sources(List<ArchivedIncident> attacks) =>
        [
            .. attacks
                .SelectMany(static attack => attack.Picture.TopSources.Select(source => (Attack: attack, source)))
                .GroupBy(static pair => pair.source.Source)
                .Select(static same => new AttackSource(
                    same.Key.ToString(),
                    same.Count(),
                    Math.Round(same.Max(static pair => pair.source.PacketShare), 4),
                    Math.Round(same.Max(static pair => pair.source.PacketShare * pair.Attack.Peak.Packets.Value)),
                    same.Max(static pair => pair.Attack.Onset)
                ))
                .OrderByDescending(static source => source.PeakPps)
                .ThenBy(static source => source.Address, StringComparer.Ordinal)
                .Take(Most),
        ];

    private static List<ProtocolShare> Protocols(IReadOnlyList<MeasuredPart> mix)
    {
        var means = mix.Select(static part =>
                (part.Key, Mean: Spread.Of(part.Series.Pps.Mean.OfType<double>()).Mean ?? 0)
            )
            .ToList();
        var whole = means.Sum(static part => part.Mean);
        return
        [
            .. means
                .OrderByDescending(static part => part.Mean)
                .Select(part => new ProtocolShare(
                    part.Key,
                    Math.Round(part.Mean, 3),
                    whole > 0 ? Math.Round(part.Mean / whole, 4) : 0
                )),
        ];
    }
}
