using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.RouterText;

/// <summary>Bit masks in the forms routers use.</summary>
internal static class FlagNames
{
    private static readonly (TcpFlags Flag, string Name)[] Tcp =
    [
        (TcpFlags.Fin, "fin"),
        (TcpFlags.Syn, "syn"),
        (TcpFlags.Rst, "rst"),
        (TcpFlags.Psh, "push"),
        (TcpFlags.Ack, "ack"),
        (TcpFlags.Urg, "urgent"),
    ];

    private static readonly (FlowSpecFragments Bit, string Name)[] Fragments =
    [
        (FlowSpecFragments.DontFragment, "dont-fragment"),
        (FlowSpecFragments.IsFragment, "is-fragment"),
        (FlowSpecFragments.FirstFragment, "first-fragment"),
        (FlowSpecFragments.LastFragment, "last-fragment"),
    ];

    /// <summary>Junos' expression: "syn &amp; !ack".</summary>
    internal static string TcpExpression(FlowSpecComponent flags)
    {
        var text = new System.Text.StringBuilder();
        foreach (var term in flags.Terms)
        {
            if (text.Length > 0)
                text.Append(term.IsAnd ? " & " : " | ");
            var names = Tcp.Where(entry => (term.Value & (uint)entry.Flag) != 0).Select(entry => entry.Name).ToArray();
            // "None of" is every one of them clear; "any of" is one of them set.
            text.Append(
                term.Has(FlowSpecOperator.Not) && !term.Has(FlowSpecOperator.All)
                    ? string.Join(" & ", names.Select(name => "!" + name))
                : term.Has(FlowSpecOperator.Not) ? $"!({string.Join(" & ", names)})"
                : term.Has(FlowSpecOperator.All) ? string.Join(" & ", names)
                : $"({string.Join(" | ", names)})"
            );
        }
        return text.ToString();
    }

    /// <summary>The bits that must be set and those that are looked at; null when one pair cannot say it.</summary>
    internal static (uint Value, uint Mask)? ValueAndMask(FlowSpecComponent flags)
    {
        uint value = 0;
        uint mask = 0;
        for (var index = 0; index < flags.Terms.Length; index++)
        {
            var term = flags.Terms[index];
            var single = (term.Value & (term.Value - 1)) == 0;
            var clear = term.Has(FlowSpecOperator.Not);
            var sayable = single || clear != term.Has(FlowSpecOperator.All);
            if ((index > 0 && !term.IsAnd) || !sayable)
                return null;
            mask |= term.Value;
            if (!clear)
                value |= term.Value;
        }
        return (value, mask);
    }

    /// <summary>Names of the fragment bits of each term: "is-fragment".</summary>
    internal static IEnumerable<string> FragmentNames(FlowSpecComponent fragment) =>
        from term in fragment.Terms
        from entry in Fragments
        where (term.Value & (uint)entry.Bit) != 0
        select (term.Has(FlowSpecOperator.Not) ? "!" : "") + entry.Name;
}
