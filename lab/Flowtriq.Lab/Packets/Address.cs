using Flowtriq.Core.Packets;

namespace Flowtriq.Lab.Packets;

/// <summary>Addresses written as constants in tests and streams.</summary>
public static class Address
{
    /// <summary>Parses an address.</summary>
    /// <exception cref="FormatException">The text is no address.</exception>
    public static IpAddress Of(string text) =>
        IpAddress.TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is no address");

    /// <summary>Parses a prefix.</summary>
    /// <exception cref="FormatException">The text is no prefix.</exception>
    public static IpPrefix Prefix(string text) =>
        IpPrefix.TryParse(text, out var prefix) ? prefix : throw new FormatException($"'{text}' is no prefix");
}
