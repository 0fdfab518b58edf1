namespace Flowtriq.Bgp.Tests;

/// <summary>Bytes as people write them down.</summary>
internal static class Hex
{
    public static byte[] Of(string text) =>
        Convert.FromHexString(text.Replace(" ", "").Replace("|", "").Replace("\n", ""));

    public static string Text(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
