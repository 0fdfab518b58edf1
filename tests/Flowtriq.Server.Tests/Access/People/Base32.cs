namespace Flowtriq.Server.Tests.Access.People;

/// <summary>What an authenticator app does with a secret that was typed in.</summary>
internal static class Base32
{
    internal static byte[] Decode(string text)
    {
        var bits = string.Concat(
            text.Select(static c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0'))
        );
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
