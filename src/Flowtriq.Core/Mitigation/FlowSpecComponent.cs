using System.Collections.Immutable;

namespace Flowtriq.Core.Mitigation;

/// <summary>
/// One component of a FlowSpec match: a field and the terms it is compared with, OR between the AND-groups
/// (RFC 8955 §4.2.1). Equal by content.
/// </summary>
/// <param name="Field">What is compared.</param>
/// <param name="Terms">In the order of the wire; never empty in a valid rule.</param>
public sealed record FlowSpecComponent(FlowSpecField Field, ImmutableArray<FlowSpecTerm> Terms)
{
    /// <summary>True for the two bit-mask fields: TCP flags and fragment.</summary>
    public bool IsBitmask => Field is FlowSpecField.TcpFlags or FlowSpecField.Fragment;

    /// <summary>Bytes on the wire: the type, then an operator and the shortest value per term.</summary>
    public int EncodedLength
    {
        get
        {
            var length = 1;
            foreach (var term in Terms)
                length += 1 + ValueLength(term.Value);
            return length;
        }
    }

    /// <summary>Matches any one of <paramref name="values"/>.</summary>
    public static FlowSpecComponent AnyOf(FlowSpecField field, params ReadOnlySpan<uint> values)
    {
        var terms = ImmutableArray.CreateBuilder<FlowSpecTerm>(values.Length);
        foreach (var value in values)
            terms.Add(new FlowSpecTerm(FlowSpecOperator.Equal, value));
        return new FlowSpecComponent(field, terms.MoveToImmutable());
    }

    /// <summary>Matches <paramref name="value"/> and everything above.</summary>
    public static FlowSpecComponent AtLeast(FlowSpecField field, uint value) =>
        new(field, [new FlowSpecTerm(FlowSpecOperator.Greater | FlowSpecOperator.Equal, value)]);

    /// <summary>Matches <paramref name="value"/> and everything below.</summary>
    public static FlowSpecComponent AtMost(FlowSpecField field, uint value) =>
        new(field, [new FlowSpecTerm(FlowSpecOperator.Less | FlowSpecOperator.Equal, value)]);

    /// <summary>Matches from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public static FlowSpecComponent Range(FlowSpecField field, uint low, uint high) =>
        low == high
            ? AnyOf(field, low)
            : new(
                field,
                [
                    new FlowSpecTerm(FlowSpecOperator.Greater | FlowSpecOperator.Equal, low),
                    new FlowSpecTerm(FlowSpecOperator.And | FlowSpecOperator.Less | FlowSpecOperator.Equal, high),
                ]
            );

    /// <summary>Matches packets that have all of the fragment bits.</summary>
    public static FlowSpecComponent Fragment(FlowSpecFragments bits) =>
        new(FlowSpecField.Fragment, [new FlowSpecTerm(FlowSpecOperator.All, (uint)bits)]);

    /// <summary>
    /// Matches TCP packets that have all of <paramref name="set"/> and none of <paramref name="clear"/>; at least one of
    /// the two must name a flag. Written without AND in the first term, which routers reject.
    /// </summary>
    public static FlowSpecComponent TcpFlags(Packets.TcpFlags set, Packets.TcpFlags clear = Packets.TcpFlags.None)
    {
        var terms = ImmutableArray.CreateBuilder<FlowSpecTerm>(2);
        if (set != Packets.TcpFlags.None)
            terms.Add(new FlowSpecTerm(FlowSpecOperator.All, (uint)set));
        if (clear != Packets.TcpFlags.None)
        {
            var join = terms.Count > 0 ? FlowSpecOperator.And : FlowSpecOperator.None;
            terms.Add(new FlowSpecTerm(join | FlowSpecOperator.Not, (uint)clear));
        }
        return new FlowSpecComponent(FlowSpecField.TcpFlags, terms.ToImmutable());
    }

    /// <inheritdoc/>
    public bool Equals(FlowSpecComponent? other) =>
        other is not null && Field == other.Field && Terms.AsSpan().SequenceEqual(other.Terms.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Field);
        foreach (var term in Terms)
            hash.Add(term);
        return hash.ToHashCode();
    }

    /// <summary>"source-port =53 | =123".</summary>
    public override string ToString()
    {
        var text = new System.Text.StringBuilder(FlowSpecFieldText.Name(Field)).Append(' ');
        for (var index = 0; index < Terms.Length; index++)
        {
            if (index > 0)
                text.Append(Terms[index].IsAnd ? " & " : " | ");
            text.Append(Terms[index].ToText(IsBitmask));
        }
        return text.ToString();
    }

    /// <summary>
    /// Bytes a value takes on the wire: 1, 2 or 4, the shortest that holds it, except the flow label which always takes
    /// 4 (RFC 8956 §3.7).
    /// </summary>
    public int ValueLength(uint value) =>
        Field == FlowSpecField.FlowLabel ? 4
        : value <= byte.MaxValue ? 1
        : value <= ushort.MaxValue ? 2
        : 4;
}
