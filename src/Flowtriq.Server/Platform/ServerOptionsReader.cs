using System.Collections.Frozen;

namespace Flowtriq.Server.Platform;

/// <summary>
/// Makes the options from, in rising precedence: defaults, a JSON file, environment variables (<c>FLOWTRIQ_</c> with
/// <c>__</c> for a level), the command line. Reports everything that is wrong at once.
/// </summary>
public static class ServerOptionsReader
{
    /// <summary>Every setting with what it means; the reference page is made of it.</summary>
    public static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["data"] = "directory that keeps all state",
        ["http"] = "address and port of the console and the API",
        ["agents"] = "address and port for agents",
        ["publicUrl"] = "address of the console as people type it",
        ["agentAddress"] = "HOST:PORT that agents use to reach this server",
        ["retention:secondHours"] = "hours that one-second samples are kept (1..168)",
        ["retention:tenSecondDays"] = "days that ten-second roll-ups are kept (1..366)",
        ["retention:minuteDays"] = "days that minute roll-ups are kept (1..3660); hours are kept for ever",
        ["captures:fileMegabytes"] = "largest single capture in MB (1..1024)",
        ["captures:totalGigabytes"] = "room for all captures in GB (1..10000); the oldest make room",
        ["captures:retentionDays"] = "days a capture is kept that is not under legal hold (1..3650)",
        ["incidents:staleMinutes"] =
            "minutes without a word from its nodes after which an incident is closed (5..1440)",
        ["reports:asTable"] =
            "file of lines PREFIX,NUMBER,NAME (commas or tabs) by which reports name the networks of sources",
        ["certificates:nodeSeconds"] =
            "seconds that a node's certificate is valid (10..31536000, 90 days when not set); renewed after two thirds",
        ["certificates:serverSeconds"] =
            "seconds that what the server shows to agents is valid (10..31536000, 365 days when not set)",
        ["api:requestsPerSecond"] =
            "requests a second one person may send to the API for long (1..10000, 50 when not set)",
        ["metrics:store"] = "where measurements are kept: sqlite (when not set) or clickhouse",
        ["metrics:clickhouse:url"] = "HTTP interface of ClickHouse, for example http://127.0.0.1:8123",
        ["metrics:clickhouse:database"] = "database of the measurements in ClickHouse (flowtriq when not set)",
        ["metrics:clickhouse:user"] = "user of ClickHouse (default when not set)",
        ["metrics:clickhouse:passwordFile"] = "file with the password of that user",
        ["metrics:token"] = "bearer token that may read traffic figures at /metrics",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the options; null with the errors when something is wrong.</summary>
    /// <param name="commandLine">Values given on the command line, by setting name.</param>
    /// <param name="errors">What is wrong, one sentence each.</param>
    /// <param name="file">JSON with comments; null looks for flowtriq.json in the data directory.</param>
    public static ServerOptions? Read(
        IReadOnlyDictionary<string, string?> commandLine,
        string? file,
        out IReadOnlyList<string> errors
    )
    {
        var outer = new ConfigurationBuilder()
            .AddEnvironmentVariables("FLOWTRIQ_")
            .AddInMemoryCollection(commandLine)
            .Build();
        var path = Path.GetFullPath(file ?? Path.Combine(outer["data"] ?? "./data", "flowtriq.json"));
        if (file is not null && !File.Exists(path))
        {
            errors = [$"{file}: there is no such file"];
            return null;
        }

        try
        {
            var written = new ConfigurationBuilder().AddJsonFile(path, optional: true).Build();
            return Read(
                new ConfigurationBuilder().AddConfiguration(written).AddConfiguration(outer).Build(),
                written,
                out errors
            );
        }
        catch (InvalidDataException e)
        {
            errors = [$"{path}: {e.InnerException?.Message ?? e.Message}"];
            return null;
        }
    }

    private static ServerOptions? Read(
        IConfigurationRoot all,
        IConfigurationRoot written,
        out IReadOnlyList<string> errors
    )
    {
        var read = new SettingReader(all);
        var defaults = new ServerOptions();
        read.RefuseUnknown(
            written.AsEnumerable().Where(static e => e.Value is not null).Select(static e => e.Key),
            Known.Keys.ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        );
        var options = new ServerOptions
        {
            DataDirectory = read.Text("data", defaults.DataDirectory),
            Http = read.EndPoint("http", defaults.Http),
            Agents = read.EndPoint("agents", defaults.Agents),
            PublicUrl = read.Url("publicUrl"),
            AgentAddress = read.OptionalText("agentAddress"),
            KeepSeconds = TimeSpan.FromHours(read.Integer("retention:secondHours", 48, 1, 168)),
            KeepTenSeconds = TimeSpan.FromDays(read.Integer("retention:tenSecondDays", 30, 1, 366)),
            KeepMinutes = TimeSpan.FromDays(read.Integer("retention:minuteDays", 365, 1, 3660)),
            CaptureFileBytes = read.Integer("captures:fileMegabytes", 64, 1, 1024) << 20,
            CaptureTotalBytes = read.Integer("captures:totalGigabytes", 20, 1, 10_000) << 30,
            CaptureRetention = TimeSpan.FromDays(read.Integer("captures:retentionDays", 180, 1, 3_650)),
            StaleAfter = TimeSpan.FromMinutes(read.Integer("incidents:staleMinutes", 15, 5, 1440)),
            AsTable = read.OptionalText("reports:asTable"),
            NodeCertificates = TimeSpan.FromSeconds(
                read.Integer("certificates:nodeSeconds", (long)defaults.NodeCertificates.TotalSeconds, 10, 31_536_000)
            ),
            ServerCertificates = TimeSpan.FromSeconds(
                read.Integer(
                    "certificates:serverSeconds",
                    (long)defaults.ServerCertificates.TotalSeconds,
                    10,
                    31_536_000
                )
            ),
            ApiRequestsPerSecond = (int)read.Integer("api:requestsPerSecond", 50, 1, 10_000),
            ClickHouse = ReadClickHouse(read),
            MetricsToken = read.OptionalText("metrics:token") is { } token ? new Secret(token) : null,
        };
        errors = read.Errors;
        return errors.Count == 0 ? options : null;
    }

    private static ClickHouseOptions? ReadClickHouse(SettingReader read)
    {
        if (read.OneOf("metrics:store", "sqlite", "clickhouse") != "clickhouse")
            return null;
        var url = read.Url("metrics:clickhouse:url", required: true);
        var database = read.Word("metrics:clickhouse:database", "flowtriq");
        var user = read.Text("metrics:clickhouse:user", "default");
        var file = read.ExistingFile("metrics:clickhouse:passwordFile");
        return url is null ? null : new ClickHouseOptions(new Uri(url), database, user, file);
    }
}
