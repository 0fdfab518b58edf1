using System.Runtime.InteropServices;

namespace Flowtriq.Agent.Firewall;

/// <summary>One libnftables context. Used by one thread only.</summary>
internal sealed unsafe class NftContext : IDisposable
{
    private readonly nint _context;

    private NftContext(nint context)
    {
        _context = context;
        _ = LibNftables.BufferOutput(context);
        _ = LibNftables.BufferError(context);
        LibNftables.SetOutputFlags(context, LibNftables.OutputJson);
    }

    /// <summary>Makes a context; null, with why, when this machine cannot filter.</summary>
    internal static NftContext? Open(out string reason)
    {
        reason = "";
        if (!LibNftables.IsInstalled)
        {
            reason = "libnftables.so.1 is not installed (package libnftables1)";
            return null;
        }

        var context = LibNftables.NewContext(0);
        if (context == 0)
        {
            reason = "libnftables gave no context";
            return null;
        }

        var opened = new NftContext(context);
        // Listing asks the kernel the same permission as changing does, and changes nothing.
        if (opened.Run("list tables netdev\n", out var output))
            return opened;
        opened.Dispose();
        reason = output.Contains("not permitted", StringComparison.Ordinal)
            ? "no permission: level 1 needs CAP_NET_ADMIN"
            : $"the kernel does not answer nftables: {output}";
        return null;
    }

    /// <summary>Runs commands as one transaction; false when nothing was changed, with the reason in <paramref name="output"/>.</summary>
    internal bool Run(string commands, out string output)
    {
        var done = LibNftables.Run(_context, commands) == 0;
        var text = Marshal.PtrToStringUTF8((nint)LibNftables.OutputBuffer(_context)) ?? "";
        var error = Marshal.PtrToStringUTF8((nint)LibNftables.ErrorBuffer(_context)) ?? "";
        output = done ? text : FirstLine(error);
        return done;
    }

    /// <summary>The same with the output that people read, which says what JSON leaves out.</summary>
    internal bool RunForText(string commands, out string output)
    {
        LibNftables.SetOutputFlags(_context, 0);
        var done = Run(commands, out output);
        LibNftables.SetOutputFlags(_context, LibNftables.OutputJson);
        return done;
    }

    public void Dispose() => LibNftables.FreeContext(_context);

    private static string FirstLine(string error) => error.Split('\n', 2)[0].Trim();
}
