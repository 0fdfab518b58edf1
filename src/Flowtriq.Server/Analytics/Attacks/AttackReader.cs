using Flowtriq.Core.Analytics;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Analytics.Attacks;

/// <summary>
/// Counts the attacks that began in a range. What a person judged ordinary traffic was no attack and does not count.
/// </summary>
internal sealed class AttackReader(IIncidentArchive archive, TimeProvider time)
{
    private const int MostKeys = 7;
    private const string Other = "other";
    private static readonly double[] Sizes = [0, 1e8, 5e8, 1e9, 5e9, 1e10, 5e10, 1e11];
    private static readonly double[] Durations = [0, 60, 300, 900, 3_600, 21_600, 86_400];

    internal AttackAnalysis Read(AttackQuery query, TimeRange range)
    {
        var now = time.GetUtcNow();
        var (attacks, left) = Begun(query, range);
        var (before, _) = Begun(query, range.Before());
        var columns = new Columns(range);
        var leading = attacks.ToLookup(static attack => attack.Vector, StringComparer.Ordinal);
        var keys = leading
            .OrderByDescending(static vector => vector.Count())
            .ThenBy(static vector => vector.Key, StringComparer.Ordinal)
            .Select(static vector => vector.Key)
            .ToList();
        var rest = keys.Skip(MostKeys).SelectMany(key => leading[key]).ToList();
        var shown = keys.Take(MostKeys).ToList();
        return new AttackAnalysis(
            range.From,
            range.To,
            left,
            FiguresOf(attacks, now),
            FiguresOf(before, now),
            columns.Step,
            columns.T,
            rest.Count > 0 ? [.. shown, Other] : shown,
            [
                .. shown.Select(key => columns.Count(leading[key].Select(static a => a.Onset))),
                .. rest.Count > 0 ? [columns.Count(rest.Select(static a => a.Onset))] : Array.Empty<int[]>(),
            ],
            Grouped(attacks, static attack => Vectors(attack), now),
            Grouped(attacks, static attack => [attack.Customer ?? ""], now),
            Grouped(attacks, static attack => attack.Pops, now),
            WeekHistogram.Of(attacks.Select(static attack => attack.Onset)),
            Classes(Sizes, attacks.Select(static attack => attack.Peak.Bits.Value)),
            Classes(Durations, attacks.Select(attack => attack.Duration(now).TotalSeconds))
        );
    }

    private (List<ArchivedIncident> Attacks, int Left) Begun(AttackQuery query, TimeRange range)
    {
        var archived = archive.Overlapping(range);
        return (
            [
                .. archived.Items.Where(incident =>
                    range.Holds(incident.Onset) && incident.Verdict != Verdict.FalsePositive && query.Wants(incident)
                ),
            ],
            archived.Left
        );
    }

    private static AttackFigures FiguresOf(List<ArchivedIncident> attacks, DateTimeOffset now) =>
        new(
            attacks.Count,
            Math.Round(Together(attacks, now)),
            Spread.Of(attacks.Select(attack => attack.Duration(now).TotalSeconds)).View(),
            Spread.Of(attacks.Select(static attack => attack.Peak.Packets.Value)).View(),
            Spread.Of(attacks.Select(static attack => attack.Peak.Bits.Value)).View()
        );

    /// <summary>Seconds in which at least one lasts; they come in the order of their onsets.</summary>
    private static double Together(List<ArchivedIncident> attacks, DateTimeOffset now)
    {
        var seconds = 0.0;
        var until = DateTimeOffset.MinValue;
        foreach (var attack in attacks)
        {
            var end = attack.Onset + attack.Duration(now);
            if (end <= until)
                continue;
            seconds += (end - (attack.Onset > until ? attack.Onset : until)).TotalSeconds;
            until = end;
        }

        return seconds;
    }

    private static IReadOnlyList<string> Vectors(ArchivedIncident attack) =>
        attack.Picture.Vectors.Count == 0
            ? [attack.Vector]
            : [.. attack.Picture.Vectors.Select(static vector => vector.Name).Distinct()];

    private static List<AttackGroup> Grouped(
        List<ArchivedIncident> attacks,
        Func<ArchivedIncident, IReadOnlyList<string>> keys,
        DateTimeOffset now
    ) =>
        [
            .. attacks
                .SelectMany(attack => keys(attack).Select(key => (Key: key, Attack: attack)))
                .GroupBy(static pair => pair.Key, static pair => pair.Attack, StringComparer.Ordinal)
                .Select(group => new AttackGroup(
                    group.Key,
                    group.Count(),
                    Math.Round(group.Sum(attack => attack.Duration(now).TotalSeconds)),
                    Math.Round(group.Max(static attack => attack.Peak.Packets.Value)),
                    Math.Round(group.Max(static attack => attack.Peak.Bits.Value))
                ))
                .OrderByDescending(static group => group.Count)
                .ThenBy(static group => group.Key, StringComparer.Ordinal),
        ];

    private static AttackClass[] Classes(double[] limits, IEnumerable<double> figures)
    {
        var counts = new int[limits.Length];
        foreach (var figure in figures)
            counts[Math.Max(0, Array.FindLastIndex(limits, limit => figure >= limit))]++;
        return [.. limits.Zip(counts, static (limit, count) => new AttackClass(limit, count))];
    }
}
