using Flowtriq.Agent.Firewall;

namespace Flowtriq.Agent.Doctor;

/// <summary>Flowtables of nftables that hand connections to the network card (nf_flowtable.rst, "Hardware offload").</summary>
internal static class OffloadedFlowtables
{
    /// <summary>"family table name" of each; null where libnftables is not installed or the process may not ask.</summary>
    internal static IReadOnlyList<string>? Find()
    {
        using var nft = NftContext.Open(out _);
        return nft is not null && nft.RunForText("list flowtables\n", out var text) ? Parse(text) : null;
    }

    // table inet shop {
    //     flowtable fast {
    //         hook ingress priority filter
    //         devices = { eth0, eth1 }
    //         flags offload
    //     }
    // }
    /// <param name="text">What "nft list flowtables" prints.</param>
    internal static IReadOnlyList<string> Parse(string text)
    {
        var found = new List<string>();
        var (table, flowtable) = ("", "");
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            var words = line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            if (words is ["table", var family, var name, ..])
                table = $"{family} {name}";
            else if (words is ["flowtable", var called, ..])
                flowtable = called;
            else if (words is ["flags", ..] && words.Contains("offload") && flowtable.Length > 0)
                found.Add($"{table} {flowtable}");
        }

        return found;
    }
}
