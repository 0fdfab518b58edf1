using System.Text;
using QRCoder;

namespace Flowtriq.Server.Access.SecondFactor;

/// <summary>A secret in the forms in which an authenticator app takes it: base 32 (RFC 4648), an otpauth address, a QR code.</summary>
internal static class TotpAddress
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int PixelsPerModule = 4;

    /// <summary>Without padding; the length of a secret needs none.</summary>
    internal static string Base32(ReadOnlySpan<byte> secret)
    {
        var text = new StringBuilder();
        var held = 0u;
        var bits = 0;
        foreach (var value in secret)
        {
            held = (held << 8) | value;
            for (bits += 8; bits >= 5; bits -= 5)
                text.Append(Alphabet[(int)(held >> (bits - 5)) & 31]);
        }

        return text.ToString();
    }

    /// <summary>https://github.com/google/google-authenticator/wiki/Key-Uri-Format.</summary>
    internal static string Of(string workspace, string email, ReadOnlySpan<byte> secret)
    {
        // The colon separates issuer and account.
        var issuer = Uri.EscapeDataString($"Flowtriq {workspace.Replace(':', ' ')}".Trim());
        return $"otpauth://totp/{issuer}:{Uri.EscapeDataString(email)}?secret={Base32(secret)}&issuer={issuer}";
    }

    /// <summary>An SVG image, dark on light whatever the theme is: cameras want it so.</summary>
    internal static string QrCode(string address)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var image = new SvgQRCode(data);
        return image.GetGraphic(PixelsPerModule);
    }
}
