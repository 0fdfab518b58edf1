using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;
using Google.Protobuf.Collections;

namespace Flowtriq.Protocol;

/// <summary>Collects the first thing wrong with a message while it is turned into Core types.</summary>
internal struct ObservationCheck
{
    /// <summary>A share added up from parts may pass 1 by this much.</summary>
    private const double RoundingError = 1e-6;

    internal delegate TTo Decoder<TFrom, TTo>(TFrom from, ref ObservationCheck check);

    internal ObservationFault Fault { get; private set; }

    internal void That(bool holds, ObservationFault otherwise)
    {
        if (!holds && Fault == ObservationFault.None)
            Fault = otherwise;
    }

    internal Guid? Id(string text, ObservationFault otherwise)
    {
        var ok = Guid.TryParseExact(text, "D", out var id);
        That(ok, otherwise);
        return ok ? id : null;
    }

    internal string Text(string text)
    {
        That(text.Length <= ObservationCodec.LongestText, ObservationFault.Text);
        return text;
    }

    internal int Count(uint value, uint atLeast, ObservationFault otherwise)
    {
        That(value >= atLeast && value <= int.MaxValue, otherwise);
        return (int)value;
    }

    /// <summary>Attacked hosts. Counters alone name no target, and then no number of hosts either: that counts as one.</summary>
    internal int Hosts(Observation message) =>
        Math.Max(1, Count(message.HostCount, atLeast: message.Target.Length == 0 ? 0u : 1u, ObservationFault.Target));

    internal IpPrefix? Target(string text)
    {
        if (text.Length == 0)
            return null;
        That(IpPrefix.TryParse(text, out var prefix), ObservationFault.Target);
        return prefix;
    }

    internal DateTimeOffset Time(long microseconds)
    {
        That(UnixMicroseconds.TryParse(microseconds, out var time), ObservationFault.Time);
        return time;
    }

    internal TrafficRate Rate(double packets, double bits) => TrafficRate.Of(Number(packets), Number(bits));

    internal double Number(double value)
    {
        That(double.IsFinite(value) && value >= 0, ObservationFault.Rate);
        return value;
    }

    internal double Share(double value)
    {
        That(value is >= 0 and <= 1 + RoundingError, ObservationFault.Share);
        return Math.Min(value, 1);
    }

    internal IReadOnlyList<TTo> List<TFrom, TTo>(RepeatedField<TFrom> from, Decoder<TFrom, TTo> decode)
    {
        That(from.Count <= ObservationCodec.LongestList, ObservationFault.List);
        if (Fault != ObservationFault.None || from.Count == 0)
            return [];
        var list = new TTo[from.Count];
        for (var i = 0; i < list.Length; i++)
            list[i] = decode(from[i], ref this);
        return list;
    }
}
