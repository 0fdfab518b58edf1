using Flowtriq.Core.Analytics;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Analytics.Quality;

/// <summary>
/// How soon incidents that began in a range were found and answered, and how many were right. Times of what was judged ordinary
/// traffic count nowhere: it has no onset.
/// </summary>
internal sealed class QualityReader(IIncidentArchive archive)
{
    private const int MostSlow = 10;

    internal QualityAnalysis Read(AttackQuery query, TimeRange range)
    {
        var (all, left) = Begun(query, range);
        var attacks = all.Where(static incident => incident.Verdict != Verdict.FalsePositive).ToList();
        var precision = Precision.Of(all.Select(static incident => incident.Verdict));
        var columns = new Columns(range);
        return new QualityAnalysis(
            range.From,
            range.To,
            all.Count,
            left,
            Over(attacks, static i => i.Detected),
            Over(attacks, static i => i.Alerted),
            Over(attacks, static i => i.InForce),
            Over(attacks, static i => i.Mitigated),
            new VerdictPrecision(
                precision.Attacks,
                precision.False,
                precision.Tests,
                precision.Undecided,
                Figures.Round(precision.Share),
                Figures.Round(precision.Low),
                Figures.Round(precision.High)
            ),
            columns.Step,
            columns.T,
            columns.P95(attacks.Select(static i => (i.Onset, i.SecondsTo(i.Detected)))),
            columns.P95(attacks.Select(static i => (i.Onset, i.SecondsTo(i.Alerted)))),
            columns.P95(attacks.Select(static i => (i.Onset, i.SecondsTo(i.Mitigated)))),
            [
                .. attacks
                    .SelectMany(static incident => incident.Pops.Select(pop => (Pop: pop, Incident: incident)))
                    .GroupBy(static pair => pair.Pop, static pair => pair.Incident, StringComparer.Ordinal)
                    .OrderBy(static pop => pop.Key, StringComparer.Ordinal)
                    .Select(static pop => OfPop(pop.Key, [.. pop])),
            ],
            [
                .. attacks
                    .OrderByDescending(static incident => incident.SecondsTo(incident.Detected))
                    .Take(MostSlow)
                    .Select(static incident => incident.Times()),
            ]
        );
    }

    /// <summary>Every incident that began in the range, oldest first.</summary>
    internal IEnumerable<IncidentTimes> Each(AttackQuery query, TimeRange range) =>
        Begun(query, range).Incidents.Select(static incident => incident.Times());

    private (List<ArchivedIncident> Incidents, int Left) Begun(AttackQuery query, TimeRange range)
    {
        var archived = archive.Overlapping(range);
        return (
            [.. archived.Items.Where(incident => range.Holds(incident.Onset) && query.Wants(incident))],
            archived.Left
        );
    }

    private static QualityPop OfPop(string pop, List<ArchivedIncident> incidents) =>
        new(
            pop,
            incidents.Count,
            Over(incidents, static i => i.Detected),
            Over(incidents, static i => i.Alerted),
            Over(incidents, static i => i.Mitigated)
        );

    private static FigureSpread Over(
        List<ArchivedIncident> incidents,
        Func<ArchivedIncident, DateTimeOffset?> moment
    ) => Spread.Of(incidents.Select(incident => incident.SecondsTo(moment(incident))).OfType<double>()).View();
}
