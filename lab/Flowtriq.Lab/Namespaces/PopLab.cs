using System.Globalization;
using Flowtriq.Lab.Processes;

namespace Flowtriq.Lab.Namespaces;

/// <summary>
/// Several POPs on one machine. Names start with "fq", the lab's process id and its number in that process, so that two
/// labs never meet and a lab that was killed can be told from one that runs.
/// </summary>
public sealed class PopLab : IAsyncDisposable
{
    private static int built;

    private PopLab(Pop[] pops) => Pops = pops;

    public IReadOnlyList<Pop> Pops { get; }

    public Pop this[string code] => Pops.Single(pop => pop.Code == code);

    /// <summary>Why no lab can be built here, or null when one can.</summary>
    public static string? Obstacle()
    {
        if (!Environment.IsPrivilegedProcess)
            return "network namespaces need root";
        var missing = new[] { "ip", "sysctl", "tcpreplay", "timeout" }.Where(tool => !Command.Exists(tool)).ToArray();
        return missing.Length == 0 ? null : $"not installed: {string.Join(", ", missing)}";
    }

    public static async Task<PopLab> BuildAsync(params string[] codes)
    {
        await StaleLabs.RemoveAsync();
        var prefix = string.Create(
            CultureInfo.InvariantCulture,
            $"{StaleLabs.Prefix}{Environment.ProcessId}-{Interlocked.Increment(ref built)}"
        );
        var subnet = await FreeSubnetAsync();
        var pops = new List<Pop>();
        try
        {
            foreach (var code in codes)
                pops.Add(await PopBuilder.BuildAsync(prefix, subnet, pops.Count, code));
            return new PopLab([.. pops]);
        }
        catch
        {
            foreach (var pop in pops)
                await pop.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pop in Pops)
            await pop.DisposeAsync();
    }

    private static async Task<string> FreeSubnetAsync()
    {
        var used = await Command.RequireAsync("ip", ["-4", "-o", "addr"]);
        for (var third = 0; third < 256; third++)
        {
            if (!used.Contains($" 198.18.{third}.", StringComparison.Ordinal))
                return $"198.18.{third}";
        }
        throw new InvalidOperationException("no free management network left in 198.18.0.0/16");
    }
}
