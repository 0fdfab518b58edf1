using System.Globalization;
using System.Text;

namespace Flowtriq.Server.Mitigation.Announcing;

/// <summary>
/// What every router was sent and how its session fares, in Prometheus' text format; names routers, so it is for scrapers that
/// may see traffic.
/// </summary>
internal sealed class AnnouncingMetrics(Announcers announcers)
{
    internal string Write()
    {
        var peers = announcers.Peers;
        var text = new StringBuilder();
        Gauge("up", "1 while the router takes routes.", static p => p.Up ? 1 : 0);
        Gauge("routes_wanted", "Routes the router should have.", static p => p.Wanted);
        Gauge("routes_sent", "Routes the router was sent.", static p => p.Sent);
        Gauge("routes_held", "Routes held back in a search for a rejected one.", static p => p.Held);
        Gauge("routes_rejected", "Routes the router rejected.", static p => p.Rejected);
        Gauge("routes_refused", "Routes the router cannot be sent.", static p => p.Refused);
        Count("messages_total", "UPDATE messages, calls or runs.", static c => c.Messages);
        Count("sent_bytes_total", "Bytes sent to the router.", static c => c.Bytes);
        Count("flaps_total", "Established sessions that ended.", static c => c.Flaps);
        Count("refreshes_total", "Requests for everything again.", static c => c.Refreshes);
        Count("rejections_total", "Routes ever rejected.", static c => c.Rejected);
        return text.ToString();

        void Gauge(string name, string help, Func<AnnouncerPeer, long> value) => Family(name, "gauge", help, value);

        void Count(string name, string help, Func<AnnouncerCounters, long> value) =>
            Family(name, "counter", help, peer => value(peer.Counters));

        void Family(string name, string kind, string help, Func<AnnouncerPeer, long> value)
        {
            var culture = CultureInfo.InvariantCulture;
            text.Append(culture, $"# HELP flowtriq_bgp_peer_{name} {help}\n# TYPE flowtriq_bgp_peer_{name} {kind}\n");
            foreach (var peer in peers)
            {
                // Names of routers and announcers need no escaping: letters, digits, dots, dashes, slashes, colons.
                var labels = $"peer=\"{peer.Name}\",announcer=\"{peer.Announcer}\"";
                text.Append(culture, $"flowtriq_bgp_peer_{name}{{{labels}}} {value(peer)}\n");
            }
        }
    }
}
