using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Rules;
using Flowtriq.Server.Mitigation.Scrubbing;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>Collects what decisions and views rest on from those who know it. Reads memory only: nothing here waits.</summary>
public sealed class SurroundingsReader(
    RuleBook rules,
    Announcers announcers,
    Diversions diversions,
    NodeFirewalls firewalls,
    LiveNodes nodes,
    NodeDirectory directory,
    IncidentBoard incidents,
    RouteReadings readings,
    PeerWatch watch,
    IEnumerable<DerivedProtection> derived
)
{
    private readonly DerivedProtection[] sources = [.. derived];

    /// <summary>Whose address space is whose, as it is now.</summary>
    internal CustomerTable Customers => rules.Current.Customers;

    /// <summary>All of it as it is now.</summary>
    public Surroundings Read()
    {
        var peers = announcers.Peers;
        return new Surroundings
        {
            Rules = rules.Current,
            Peers = peers,
            There = watch.Note(peers),
            IsYoung = watch.IsYoung,
            Routes = readings.Current,
            Diversions = diversions.All,
            DiversionFor = diversions.For,
            Divertible = diversions.Divertible,
            ScrubberSources = diversions.ScrubberSources,
            Firewalls = firewalls.All,
            Nodes = directory.Current,
            ReportOf = id => nodes.Find(id)?.Last,
            IncidentOf = incidents.Find,
            Infrastructure = () => sources.SelectMany(static source => source.Entries()),
        };
    }
}
