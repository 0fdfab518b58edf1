using System.Text;

namespace Flowtriq.Bgp.Wire;

/// <summary>NOTIFICATION (RFC 4271 §4.5): the reason why a session ends.</summary>
/// <param name="Code">Error code.</param>
/// <param name="Subcode">Meaning depends on the code.</param>
/// <param name="Data">Diagnostic data.</param>
public sealed record NotificationMessage(NotificationCode Code, byte Subcode, ValueList<byte> Data) : BgpMessage
{
    /// <summary>Longest shutdown text in UTF-8 (RFC 9003 §2).</summary>
    public const int MaxText = 255;

    /// <inheritdoc/>
    public override MessageType Type => MessageType.Notification;

    /// <summary>The text a peer sent along with a shutdown or reset (RFC 9003 §2), or null.</summary>
    public string? ShutdownText
    {
        get
        {
            var data = Data.Span;
            if (Code != NotificationCode.Cease || data.IsEmpty)
                return null;
            if ((CeaseCode)Subcode == CeaseCode.HardReset && data.Length > 2)
                return new NotificationMessage((NotificationCode)data[0], data[1], [.. data[2..]]).ShutdownText;
            var named = (CeaseCode)Subcode is CeaseCode.AdministrativeShutdown or CeaseCode.AdministrativeReset;
            return named && data[0] > 0 && data[0] < data.Length
                ? Encoding.UTF8.GetString(data.Slice(1, data[0]))
                : null;
        }
    }

    /// <summary>Cease with a shutdown text, cut to whole characters that fit.</summary>
    public static NotificationMessage Cease(CeaseCode subcode, string? text = null)
    {
        if (string.IsNullOrEmpty(text))
            return new NotificationMessage(NotificationCode.Cease, (byte)subcode, []);
        Span<byte> buffer = stackalloc byte[1 + MaxText];
        Encoding.UTF8.GetEncoder().Convert(text, buffer[1..], flush: true, out _, out var used, out _);
        buffer[0] = (byte)used;
        return new NotificationMessage(NotificationCode.Cease, (byte)subcode, [.. buffer[..(1 + used)]]);
    }

    /// <summary>The same reason as a hard reset, which ends graceful restart (RFC 8538 §3.1).</summary>
    public NotificationMessage AsHardReset() =>
        new(NotificationCode.Cease, (byte)CeaseCode.HardReset, [(byte)Code, Subcode, .. Data.Span]);

    /// <summary>"Update 3/9", with a shutdown text when there is one.</summary>
    public override string ToString()
    {
        var name = Code == NotificationCode.Cease ? $"Cease/{(CeaseCode)Subcode}" : $"{Code} {(byte)Code}/{Subcode}";
        return ShutdownText is { } text ? $"{name}: {text}" : name;
    }
}
