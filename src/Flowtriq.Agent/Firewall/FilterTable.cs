using System.Security.Cryptography;
using System.Text;

namespace Flowtriq.Agent.Firewall;

/// <summary>The name of the one table that an agent may touch: its own, by its state directory.</summary>
internal static class FilterTable
{
    internal const string Prefix = "flowtriq_";

    /// <summary>"flowtriq_1f2e3d4c".</summary>
    internal static string NameFor(string stateDirectory)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(stateDirectory));
        return Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, 4));
    }

    /// <summary>Removes a table whether it is there or not, as one transaction.</summary>
    internal static string Remove(string table) => $"add table netdev {table}\ndelete table netdev {table}\n";
}
