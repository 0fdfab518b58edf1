using System.Text;
using Flowtriq.Core.Classification;

namespace Flowtriq.Core.Tests.Classification;

public sealed class AmplificationTable
{
    [Fact]
    public void Every_row_is_complete_and_named_once()
    {
        var rows = AmplificationProtocols.All;
        Assert.True(rows.Length >= 40);
        Assert.Equal(rows.Length, rows.Select(r => r.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(
            rows,
            row =>
            {
                Assert.NotEmpty(row.Ports);
                Assert.NotEmpty(row.Source);
                Assert.InRange(row.MinLength, 29, row.MaxLength);
                Assert.True(row.MaxLength <= 1500);
                Assert.True(row.Signature is not null || !row.SignatureRequired);
            }
        );
    }

    [Fact]
    public void Every_row_is_found_by_each_of_its_ports_or_by_its_signature_only()
    {
        for (var row = 0; row < AmplificationProtocols.All.Length; row++)
        {
            foreach (var port in AmplificationProtocols.All[row].Ports)
            {
                var found = AmplificationProtocols.Find(port, [], out _);
                Assert.True(
                    AmplificationProtocols.All[row].SignatureRequired ? found != row : found == row,
                    $"port {port}"
                );
            }
        }
    }

    [Theory]
    [MemberData(nameof(ResponseCatalogue.Binary), MemberType = typeof(ResponseCatalogue))]
    public void Responses_are_recognised(int port, string hex, string text, int count)
    {
        Assert.True(AmplificationProtocols.Find((ushort)port, ResponseCatalogue.Bytes(hex), out var match) >= 0);
        Assert.Equal((text, count), (match.Text, match.Count));
    }

    [Theory]
    [MemberData(nameof(ResponseCatalogue.Text), MemberType = typeof(ResponseCatalogue))]
    public void Responses_in_text_are_recognised(int port, string payload, string text)
    {
        AmplificationProtocols.Find((ushort)port, Encoding.Latin1.GetBytes(payload), out var match);
        Assert.Equal(text, match.Text);
    }

    [Fact]
    public void Every_signature_has_a_response_in_the_catalogue()
    {
        var shown = ResponseCatalogue
            .Binary.Select(row =>
                AmplificationProtocols.Find((ushort)row.Data.Item1, ResponseCatalogue.Bytes(row.Data.Item2), out _)
            )
            .Concat(
                ResponseCatalogue.Text.Select(row =>
                    AmplificationProtocols.Find((ushort)row.Data.Item1, Encoding.Latin1.GetBytes(row.Data.Item2), out _)
                )
            )
            .ToHashSet();

        Assert.Empty(
            AmplificationProtocols
                .All.Where((row, index) => row.Signature is not null && !shown.Contains(index))
                .Select(r => r.Name)
        );
    }

    [Theory]
    [InlineData(53, "1234010000010000000000000377777700 00FF0001")]
    [InlineData(123, "240103E8 00000000")]
    [InlineData(389, "300C02010160 07")]
    [InlineData(161, "30180201010406 7075626C6963 A00B")]
    [InlineData(5683, "40010001")]
    public void Requests_and_ordinary_replies_are_not(int port, string hex)
    {
        AmplificationProtocols.Find((ushort)port, ResponseCatalogue.Bytes(hex), out var match);
        Assert.False(match.Found);
    }
}
