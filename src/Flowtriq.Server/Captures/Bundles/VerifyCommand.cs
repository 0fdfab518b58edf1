using System.CommandLine;

namespace Flowtriq.Server.Captures.Bundles;

/// <summary><c>flowtriq ctl verify BUNDLE</c>: 0 when the bundle is as it was made, 1 when not, 2 when it cannot be read.</summary>
internal static class VerifyCommand
{
    internal static Command Create()
    {
        var bundle = new Argument<string>("BUNDLE") { Description = "the bundle's file" };
        var key = new Option<string?>("--key")
        {
            Description = "the key's fingerprint, as the console shows it under an incident's evidence",
        };
        var verify = new Command("verify", "Check a bundle of evidence; needs no server and no settings")
        {
            bundle,
            key,
        };
        verify.SetAction(parsed =>
            Run(
                parsed.GetValue(bundle)!,
                parsed.GetValue(key),
                parsed.InvocationConfiguration.Output,
                parsed.InvocationConfiguration.Error
            )
        );
        return verify;
    }

    private static int Run(string path, string? fingerprint, TextWriter output, TextWriter errors)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 << 10);
            var verdict = BundleVerification.Run(file, fingerprint);
            foreach (var fault in verdict.Faults)
                output.WriteLine(fault);
            if (!verdict.IsWhole)
            {
                output.WriteLine("The bundle is NOT as it was made.");
                return 1;
            }

            output.WriteLine($"The bundle is as it was made: {verdict.Files.Count} files, signed by the key");
            output.WriteLine(verdict.Fingerprint);
            if (fingerprint is null)
                output.WriteLine(
                    "Compare this fingerprint with the one that the server shows, or name that one with --key: anybody can sign with a key of their own."
                );
            return 0;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{path} cannot be read: {unreadable.Message}");
            return 2;
        }
    }
}
