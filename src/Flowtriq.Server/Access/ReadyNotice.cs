using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Access;

/// <summary>What the server prints once it listens: the console's address first, then the set-up link while one is needed.</summary>
internal sealed class ReadyNotice(SetupLink link, ServerOptions options)
{
    internal async Task PrintAsync(string listening, TextWriter output, CancellationToken cancel)
    {
        var address = options.PublicUrl ?? listening;
        await output.WriteLineAsync($"Console: {address}/".AsMemory(), cancel);
        if (link.Needed)
            await output.WriteLineAsync(
                $"Set-up link (once): {address}/setup?token={await link.RenewAsync(cancel)}".AsMemory(),
                cancel
            );
        await output.FlushAsync(cancel);
    }
}
