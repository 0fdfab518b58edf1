namespace Flowtriq.Server.Captures.Bundles;

/// <summary>The text in every bundle for whoever gets it without knowing this software.</summary>
internal static class BundleInstructions
{
    internal static string Text(string fingerprint) =>
        $"""
            This archive holds evidence of an attack on a network: packet captures and what was recorded about them.
            manifest.json says of what, by whom and when; SHA256SUMS holds the SHA-256 of every file, and SHA256SUMS.sig
            its signature (ECDSA on P-256 with SHA-256) by the key in key.pem.

            Check it with common tools, in the folder the archive was unpacked to:

                openssl dgst -sha256 -verify key.pem -signature SHA256SUMS.sig SHA256SUMS
                sha256sum --check --strict SHA256SUMS
                openssl pkey -pubin -in key.pem -outform DER | sha256sum

            The first must say "Verified OK", the second "OK" for every file. The third prints the key's fingerprint:

                {fingerprint}

            Compare it with what the sender tells you by another way: whoever changes an archive can sign it with a key of
            their own. With this software the same is done by: flowtriq ctl verify ARCHIVE --key FINGERPRINT

            The captures are pcapng files; their comments tell the clock's offset, the sampling and what was lost.

            """.ReplaceLineEndings("\n");
}
