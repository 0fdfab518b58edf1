using System.Diagnostics.CodeAnalysis;
using Flowtriq.Core.Packets.Dissection;

namespace Flowtriq.Core.Packets.Filters;

/// <summary>
/// The packet viewer's filter expression, ready to be applied. Immutable.
/// </summary>
/// <remarks>
/// <code>
/// expression = and { "or" and }            and = not { ["and"] not }
/// not        = "not" not | "(" expression ")" | term
/// term       = "port" | "sport" | "dport"  N or N-M
///            | "host" | "src" | "dst"      address or prefix
///            | "len" | "ttl" | "vlan" | "proto"  [ &lt; &lt;= = != &gt;= &gt; ] N
///            | "flags" S | "flags" +S       exactly these TCP flags, or at least these
///            | "before" | "after"           the onset
///            | tcp, udp, icmp, ip, ip6, frag, dns, ntp …  the transport or the protocol column
///            | address or prefix            the same as "host"
///            | word or "quoted text"        found in the info column, whatever the case
/// </code>
/// <c>!</c>, <c>&amp;&amp;</c> and <c>||</c> stand for the words. The empty filter matches everything.
/// </remarks>
public sealed class PacketFilter
{
    /// <summary>Longest expression accepted, in characters.</summary>
    public const int MaximumLength = 1_000;

    private readonly PacketTest test;

    private PacketFilter(PacketTest test, bool isEmpty) => (this.test, IsEmpty) = (test, isEmpty);

    /// <summary>True for the filter of no words, which every packet passes.</summary>
    public bool IsEmpty { get; }

    /// <summary>Reads an expression.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="filter">The filter, when the text is an expression.</param>
    /// <param name="error">What is wrong and where, for the user; empty otherwise.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out PacketFilter? filter, out string error)
    {
        filter = null;
        if (text.Length > MaximumLength)
        {
            error = $"the filter is longer than {MaximumLength} characters";
            return false;
        }

        if (!FilterLexer.TrySplit(text, out var tokens, out error))
            return false;

        var parser = new FilterParser(tokens);
        var parsed = parser.Parse();
        error = parser.Error ?? "";
        if (parser.Error is null)
            filter = new PacketFilter(parsed, tokens.Count == 0);
        return filter is not null;
    }

    /// <summary>True when a packet passes.</summary>
    /// <param name="header">Its outermost header; default for a frame that has none.</param>
    /// <param name="summary">Its line in the list.</param>
    /// <param name="isBeforeOnset">True when it was captured before the attack began.</param>
    public bool Matches(in PacketHeader header, in PacketSummary summary, bool isBeforeOnset) =>
        test(header, summary, isBeforeOnset);
}
