namespace Flowtriq.Core.Packets.Dissection;

/// <summary>TCP flags as people write them.</summary>
internal static class TcpFlagText
{
    private static readonly (TcpFlags Flag, string Name)[] Names =
    [
        (TcpFlags.Fin, "FIN"),
        (TcpFlags.Syn, "SYN"),
        (TcpFlags.Rst, "RST"),
        (TcpFlags.Psh, "PSH"),
        (TcpFlags.Ack, "ACK"),
        (TcpFlags.Urg, "URG"),
        (TcpFlags.Ece, "ECE"),
        (TcpFlags.Cwr, "CWR"),
    ];

    /// <summary>"SYN, ACK"; "none" when no flag is set.</summary>
    public static string Of(TcpFlags flags)
    {
        if (flags == TcpFlags.None)
            return "none";
        return string.Join(", ", Names.Where(one => (flags & one.Flag) != TcpFlags.None).Select(one => one.Name));
    }

    /// <summary>Reads letters such as "SA"; C is CWR and E is ECE.</summary>
    public static bool TryParse(ReadOnlySpan<char> letters, out TcpFlags flags)
    {
        flags = TcpFlags.None;
        foreach (var letter in letters)
        {
            var flag = TcpFlags.None;
            foreach (var (candidate, name) in Names)
            {
                if (name[0] == char.ToUpperInvariant(letter))
                    flag = candidate;
            }

            if (flag == TcpFlags.None)
                return false;
            flags |= flag;
        }

        return !letters.IsEmpty;
    }
}
