using System.Diagnostics.CodeAnalysis;
using Flowtriq.Server.Contract.StatusPages;

namespace Flowtriq.Server.StatusPages.Stored;

/// <summary>A picture that may be shown: one of three formats by its first bytes, none of which can hold a script.</summary>
/// <param name="Kind">Its media type.</param>
/// <param name="Bytes">The file.</param>
internal sealed record Logo(string Kind, byte[] Bytes)
{
    /// <summary>Bytes a logo may have.</summary>
    internal const int MostBytes = 100_000;

    /// <summary>Without the picture.</summary>
    internal StatusLogo Described => new(Kind, Bytes.Length);

    internal static bool TryRead(byte[] file, [NotNullWhen(true)] out Logo? logo)
    {
        var kind =
            file is [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] ? "image/png"
            : file is [0xFF, 0xD8, 0xFF, ..] ? "image/jpeg"
            : file.Length > 12 && file.AsSpan(0, 4).SequenceEqual("RIFF"u8) && file.AsSpan(8, 4).SequenceEqual("WEBP"u8)
                ? "image/webp"
            : null;
        logo = kind is null || file.Length > MostBytes ? null : new Logo(kind, file);
        return logo is not null;
    }
}
