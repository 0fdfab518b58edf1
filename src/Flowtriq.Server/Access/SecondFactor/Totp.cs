using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Flowtriq.Server.Access.SecondFactor;

/// <summary>Time-based one-time passwords (RFC 6238): SHA-1, six digits, steps of 30 seconds, as every authenticator app has them.</summary>
internal static class Totp
{
    internal const int SecretBytes = 20;
    private const int Digits = 6;
    private const int StepSeconds = 30;

    /// <summary>How many steps a phone's clock may be off.</summary>
    private const int Drift = 1;

    /// <summary>The step a code is good for, newer than the last one used; null when the code is wrong or was used.</summary>
    /// <param name="secret">What the person's app shares with us.</param>
    /// <param name="code">As typed; spaces do not count.</param>
    /// <param name="now">The time.</param>
    /// <param name="lastStep">The last step a code was taken of: neither it nor an older one is good again.</param>
    internal static long? Match(ReadOnlySpan<byte> secret, string code, DateTimeOffset now, long lastStep)
    {
        var typed = Encoding.UTF8.GetBytes(code.Replace(" ", "", StringComparison.Ordinal));
        long? matched = null;
        var current = StepAt(now);
        for (var step = current - Drift; step <= current + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code(secret, step)), typed))
                matched = step;
        }

        return matched > lastStep ? matched : null;
    }

    internal static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step, with its leading zeros.</summary>
    internal static string Code(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> message = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // what authenticator apps understand; the weakness of SHA-1 is not one of HMAC
        HMACSHA1.HashData(secret, message, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 0x0F;
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash[offset..]) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }
}
