using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>
/// Keeps faults of mitigation code away from observations and incidents: they are counted, and the first of a part is
/// logged, until that part works again.
/// </summary>
internal sealed class MitigationFaults(ServerMeter meter, ILogger<MitigationFaults> log)
{
    private readonly ConcurrentDictionary<string, bool> failing = new(StringComparer.Ordinal);
    private readonly Counter<long> faults = meter.Value.CreateCounter<long>(
        "flowtriq_server_mitigation_faults_total",
        description: "Failures of mitigation code that were kept away from incidents, by part."
    );

    /// <summary>Does the work; a failure is told and nothing else.</summary>
    internal void Contain(string part, Action work) =>
        Contain(
            part,
            () =>
            {
                work();
                return true;
            },
            otherwise: false
        );

    /// <summary>Does the work; the other answer when it fails.</summary>
    internal T Contain<T>(string part, Func<T> work, T otherwise)
    {
        try
        {
            var made = work();
            Worked(part);
            return made;
        }
        catch (Exception fault)
        {
            Failed(part, fault);
            return otherwise;
        }
    }

    internal void Failed(string part, Exception fault)
    {
        faults.Add(1, new KeyValuePair<string, object?>("part", part));
        if (failing.TryAdd(part, true))
            DecidingLog.Failing(log, fault, part);
    }

    internal void Worked(string part)
    {
        if (failing.TryRemove(part, out _))
            DecidingLog.Works(log, part);
    }
}
