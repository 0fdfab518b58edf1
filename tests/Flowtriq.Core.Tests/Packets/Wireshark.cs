using System.Diagnostics;

namespace Flowtriq.Core.Tests.Packets;

/// <summary>Runs Wireshark's command-line tools on a capture; the test is skipped where they are not installed.</summary>
internal static class Wireshark
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task<string> TsharkAsync(byte[] capture, params string[] arguments) =>
        RunAsync("tshark", capture, file => ["-r", file, "-n", .. arguments]);

    public static Task<string> CapinfosAsync(byte[] capture, params string[] arguments) =>
        RunAsync("capinfos", capture, file => [.. arguments, file]);

    /// <summary>Standard output and, when there is any, standard error without the warning about running as root.</summary>
    private static async Task<string> RunAsync(string program, byte[] capture, Func<string, string[]> arguments)
    {
        var path = $"/usr/bin/{program}";
        if (!File.Exists(path))
            Assert.Skip($"no {program}");

        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, capture);
            var start = new ProcessStartInfo(path, arguments(file))
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            using var patience = new CancellationTokenSource(Patience);
            var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            var complaints = (await errors)
                .Split('\n')
                .Where(line => line.Length > 0 && !line.Contains("Running as user", StringComparison.Ordinal));
            return output + string.Join('\n', complaints);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
