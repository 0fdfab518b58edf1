using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Flowtriq.Lab.Processes;

namespace Flowtriq.Lab.Stores;

/// <summary>
/// A clickhouse-server of its own: its data in a temporary directory, its port nobody else's, a user with a password. It can be
/// killed and comes back with its data.
/// </summary>
public sealed class ClickHouseServer : IAsyncDisposable
{
    public const string Program = "clickhouse-server";
    public const string User = "flowtriq";
    public const string Password = "correct horse";
    private const int MostTries = 5;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private readonly string folder = Directory.CreateTempSubdirectory("flowtriq-clickhouse-").FullName;
    private RunningProcess? process;

    private ClickHouseServer() { }

    /// <summary>Its HTTP interface.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0/");

    /// <summary>A file with the password of the user.</summary>
    public string PasswordFile => Path.Combine(folder, "password");

    /// <summary>Starts it; another port is tried when somebody took the one that was free a moment ago.</summary>
    public static async Task<ClickHouseServer> StartAsync()
    {
        var server = new ClickHouseServer();
        for (var attempt = 1; ; attempt++)
        {
            server.Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}/"));
            await server.WriteConfigurationAsync();
            try
            {
                await server.StartAgainAsync();
                return server;
            }
            catch (InvalidOperationException) when (attempt < MostTries)
            {
                await server.EndAsync();
            }
        }
    }

    /// <summary>Starts it on its data and its port.</summary>
    /// <exception cref="InvalidOperationException">It ended at once.</exception>
    public async Task StartAgainAsync()
    {
        process = RunningProcess.Start(
            Program,
            [$"--config-file={Path.Combine(folder, "config.xml")}"],
            Lifetime,
            directory: folder
        );
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        await Waiting.UntilAsync("clickhouse-server answers", StartLimit, () => AnswersAsync(client));
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (process is null)
            return;
        await process.KillAsync();
        await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task EndAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
        process = null;
    }

    private async Task<bool> AnswersAsync(HttpClient client)
    {
        if (process!.HasExited)
            throw new InvalidOperationException(
                $"{Program} ended with {process.ExitCode}: {string.Join('\n', process.Lines.TakeLast(40))}"
            );
        try
        {
            using var answer = await client.GetAsync(new Uri(Address, "/ping"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception refused) when (refused is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private async Task WriteConfigurationAsync()
    {
        await File.WriteAllTextAsync(PasswordFile, Password + "\n");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "config.xml"),
            $"""
            <yandex>
              <logger><level>warning</level><console>1</console></logger>
              <listen_host>127.0.0.1</listen_host>
              <http_port>{Address.Port}</http_port>
              <path>{folder}/data/</path>
              <tmp_path>{folder}/tmp/</tmp_path>
              <user_files_path>{folder}/files/</user_files_path>
              <format_schema_path>{folder}/schemas/</format_schema_path>
              <users_config>{folder}/users.xml</users_config>
              <default_profile>default</default_profile>
              <default_database>default</default_database>
              <mark_cache_size>67108864</mark_cache_size>
              <timezone>UTC</timezone>
            </yandex>
            """
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder, "users.xml"),
            $"""
            <yandex>
              <profiles><default><max_memory_usage>2000000000</max_memory_usage></default></profiles>
              <quotas><default><interval><duration>3600</duration></interval></default></quotas>
              <users>
                <{User}>
                  <password>{Password}</password>
                  <networks><ip>127.0.0.1</ip></networks>
                  <profile>default</profile>
                  <quota>default</quota>
                </{User}>
              </users>
            </yandex>
            """
        );
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
