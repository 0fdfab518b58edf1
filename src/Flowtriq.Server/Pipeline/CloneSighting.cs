using System.Text.Json.Serialization;

namespace Flowtriq.Server.Pipeline;

/// <summary>Two agents were seen to run at once with one node's certificate.</summary>
/// <param name="First">When it was first seen.</param>
/// <param name="Last">When it was last seen.</param>
/// <param name="Times">How often the line went from one to the other.</param>
/// <param name="One">The one that had the line.</param>
/// <param name="Other">The one that took it last.</param>
public sealed record CloneSighting(
    DateTimeOffset First,
    DateTimeOffset Last,
    int Times,
    AgentPlace One,
    AgentPlace Other
)
{
    /// <summary>What tells the two apart, in words; the same whichever of them came last.</summary>
    [JsonIgnore]
    public string Text
    {
        get
        {
            var (a, b) = string.CompareOrdinal(One.Instance, Other.Instance) <= 0 ? (One, Other) : (Other, One);
            var differ = string.Join(
                ", ",
                new[]
                {
                    (a.Machine != b.Machine, "machine id"),
                    (a.Boot != b.Boot, "boot"),
                    (a.Address != b.Address, "address"),
                    (a.Host != b.Host, "host name"),
                }
                    .Where(static fact => fact.Item1)
                    .Select(static fact => fact.Item2)
            );
            return $"Two agents run with this node's certificate: {a.Host} at {a.Address} and {b.Host} at {b.Address}"
                + (differ.Length > 0 ? $" (they differ in {differ})." : " (two processes of one machine).")
                + " Revoke the certificate and enrol each machine by itself.";
        }
    }
}
