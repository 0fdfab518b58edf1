using System.Collections.Immutable;
using Flowtriq.Core.Alerting;

namespace Flowtriq.Server.Alerting.Telling;

/// <summary>The escalations that may still tell somebody something. The pipeline is its only writer; readers see what is committed.</summary>
internal sealed class EscalationBoard
{
    private ImmutableDictionary<long, Escalation> open = ImmutableDictionary<long, Escalation>.Empty;

    internal ImmutableDictionary<long, Escalation> Open => Volatile.Read(ref open);

    internal void Put(IEnumerable<Escalation> changed)
    {
        var next = open.ToBuilder();
        foreach (var escalation in changed)
        {
            if (escalation.IsOpen)
                next[escalation.Incident] = escalation;
            else
                next.Remove(escalation.Incident);
        }
        Volatile.Write(ref open, next.ToImmutable());
    }
}
