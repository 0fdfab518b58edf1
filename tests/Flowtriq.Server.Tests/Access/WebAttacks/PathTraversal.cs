namespace Flowtriq.Server.Tests.Access.WebAttacks;

public sealed class PathTraversal(AttackedServer attacked) : IClassFixture<AttackedServer>
{
    private const int Deep = 12;

    private static readonly string[] Doors =
    [
        "/",
        "/assets/",
        "/install/",
        "/install/1.0.0/",
        "/api/v1/captures/",
        "/api/v1/status-pages/",
        "/s/",
        "/openapi/",
    ];

    private static readonly string[] Steps =
    [
        "../",
        "..%2f",
        "%2e%2e/",
        "%2e%2e%2f",
        "..\\",
        "..%5c",
        "....//",
        "%252e%252e%252f",
    ];

    [Fact]
    public async Task Reaches_no_file_outside_whatever_is_served()
    {
        var offenders = new List<string>();
        foreach (var door in Doors)
        {
            foreach (var step in Steps)
            {
                var up = string.Concat(Enumerable.Repeat(step, Deep));
                foreach (var file in new[] { attacked.CanaryFile, "/etc/passwd" })
                {
                    var target =
                        door
                        + up
                        + file.TrimStart('/').Replace("/", step[^3..] == "%2f" ? "%2f" : "/", StringComparison.Ordinal);
                    if (Leaks(await attacked.GetRawAsync(target)))
                        offenders.Add(target);
                }
            }
        }

        Assert.True(offenders.Count == 0, string.Join('\n', offenders));
    }

    [Fact]
    public async Task An_absolute_address_a_null_byte_or_a_file_scheme_reaches_none_either()
    {
        string[] targets =
        [
            "//etc/passwd",
            "/%2fetc%2fpasswd",
            "/assets/%00../canary.txt",
            "/file:///etc/passwd",
            "file:///etc/passwd",
            "/canary.txt",
            "/flowtriq.db",
            "/keys/",
            $"/{attacked.CanaryFile}",
        ];
        foreach (var target in targets)
            Assert.False(Leaks(await attacked.GetRawAsync(target)), target);
    }

    private static bool Leaks(string answer) =>
        answer.StartsWith("HTTP/1.1 5", StringComparison.Ordinal)
        || answer.Contains(AttackedServer.Canary, StringComparison.Ordinal)
        || answer.Contains("root:", StringComparison.Ordinal)
        || answer.Contains("SQLite format", StringComparison.Ordinal);
}
