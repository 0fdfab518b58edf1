using System.Text.Json;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Status;

/// <summary>What a running agent said of itself, as read from its answer. Immutable.</summary>
internal sealed record AgentStatus
{
    internal DateTimeOffset At { get; init; }

    internal string Version { get; init; } = "";

    internal int ProcessId { get; init; }

    internal string Node { get; init; } = "";

    /// <summary>Interfaces, targets, ring, firewall and cost of the last second.</summary>
    internal Report Report { get; init; } = new();

    /// <summary>Filters in force.</summary>
    internal int Filters { get; init; }

    /// <summary>The way to the server; null standalone.</summary>
    internal UplinkView? Uplink { get; init; }

    internal int QueueCapacity { get; init; }

    /// <summary>Why events wait in memory only; empty while the disk takes them.</summary>
    internal string QueueFault { get; init; } = "";

    internal IReadOnlyList<AttackView> Attacks { get; init; } = [];

    internal IReadOnlyList<ToldNotice> Notices { get; init; } = [];

    /// <summary>Reads an answer; null for anything else.</summary>
    internal static AgentStatus? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return StatusReader.Read(document.RootElement);
        }
        catch (Exception foreign)
            when (foreign is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }
}
