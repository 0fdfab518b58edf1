using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Outbound;

namespace Flowtriq.Server.Alerting.Channels.Syslog;

/// <summary>A collector that takes syslog lines; what a line looks like is given: RFC 5424 or CEF.</summary>
/// <param name="sender">Carries lines.</param>
/// <param name="line">Writes one from the facility, this machine's name and the alert.</param>
internal sealed class SyslogChannel(SyslogSender sender, Func<int, string, Alert, string> line) : IChannel
{
    private const int Local0 = 16;

    public IReadOnlyList<string> Settings => ["host", "port", "transport", "facility", "authority", "allowPrivate"];
    public IReadOnlyList<string> Secrets => [];

    public void Check(ChannelSettings settings, ChannelSecrets secrets, RequestFaults faults)
    {
        faults.When(
            string.IsNullOrEmpty(settings.Host) || Uri.CheckHostName(settings.Host) == UriHostNameType.Unknown,
            "settings.host",
            "A name or an address."
        );
        faults.When(settings.Port is < 1 or > 65535, "settings.port", "1 to 65535.");
        faults.When(settings.Facility is < 0 or > 23, "settings.facility", "0 to 23.");
        if (settings.Authority is not { } authority)
            return;
        faults.When(settings.Transport != SyslogTransport.Tls, "settings.authority", "Only TLS uses this.");
        faults.When(
            authority.Length > 64 << 10 || !TrustedAuthority.IsPem(authority),
            "settings.authority",
            "Certificates in PEM."
        );
    }

    public string Destination(ChannelSetup setup)
    {
        var transport = (setup.Settings.Transport ?? SyslogTransport.Udp).ToString().ToLowerInvariant();
        return $"{transport}://{setup.Settings.Host}:{SyslogSender.Port(setup.Settings)}";
    }

    public Task<Delivery> SendAsync(ChannelSetup setup, Alert alert, CancellationToken cancel) =>
        sender.SendAsync(setup.Settings, line(setup.Settings.Facility ?? Local0, Host(), alert), cancel);

    private static string Host()
    {
        var name = new string([.. Environment.MachineName.Where(static c => c is > ' ' and <= '~')]);
        return name.Length == 0 ? "-" : name;
    }
}
