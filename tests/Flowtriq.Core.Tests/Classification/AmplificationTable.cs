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
    [InlineData(53, "1234818000010003000000000377777700 00FF0001", "ANY response", 3)]
    [InlineData(53, "12348185000100000000000003777777000 00FF001", "REFUSED response", 0)]
    [InlineData(123, "D700032A", "monlist, mode 7", 0)]
    [InlineData(123, "16820001", "readvar, mode 6", 0)]
    [InlineData(389, "3084000000AA 02010764", "searchResEntry", 0)]
    [InlineData(161, "30180201010406 7075626C6963 A20B", "GetResponse, v2c", 0)]
    [InlineData(17, "2241206A6F75726E6579206F66 22", "text", 0)]
    [InlineData(520, "02010000", "RIPv1 response", 0)]
    [InlineData(111, "AABBCCDD 00000001 00000000", "RPC reply", 0)]
    [InlineData(137, "AABB8400 0000 0001 0000 0000", "node status response", 0)]
    [InlineData(5353, "00008400 0000 0004 0000 0000", "mDNS response", 4)]
    [InlineData(5683, "62450001FF", "2.05 Content", 0)]
    [InlineData(27015, "FFFFFFFF49", "A2S_INFO response", 0)]
    [InlineData(623, "0600FF06 000011BE40", "presence pong", 0)]
    [InlineData(443, "16FEFF000000000000000000 2303000017", "HelloVerifyRequest", 0)]
    [InlineData(3478, "01010000 2112A442 000000000000000000000000", "success response", 0)]
    [InlineData(37810, "20000000 44484950", "DHDiscover response", 0)]
    [InlineData(69, "00030001", "DATA", 0)]
    [InlineData(30718, "000000F7", "setup record", 0)]
    [InlineData(4672, "E429", "Kademlia", 0)]
    public void Responses_are_recognised(int port, string hex, string text, int count)
    {
        var payload = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

        Assert.True(AmplificationProtocols.Find((ushort)port, payload, out var match) >= 0);
        Assert.Equal((text, count), (match.Text, match.Count));
    }

    [Theory]
    [InlineData(1900, "HTTP/1.1 200 OK\r\nST: upnp:rootdevice", "HTTP 200 response")]
    [InlineData(19, "!\"#$%&'()*+,-./0123", "character pattern")]
    [InlineData(19, "wxyz{|}~ !\"#$%", "character pattern")]
    [InlineData(11211, "\0\a\0\0\0\u0003\0\0VALUE a 0 1400", "VALUE response")]
    [InlineData(3702, "<?xml version='1.0'?><soap", "SOAP envelope")]
    [InlineData(33848, "<hudson><version>", "hudson announcement")]
    [InlineData(5060, "SIP/2.0 404 Not Found", "SIP response")]
    [InlineData(1434, "\u0005\0\u0001ServerName;X;InstanceName", "instance list")]
    [InlineData(6881, "d1:rd2:id20:", "DHT response")]
    [InlineData(9987, "TS3INIT1\0e", "init response")]
    [InlineData(27960, "ÿÿÿÿstatusResponse\n", "getstatus response")]
    [InlineData(30120, "ÿÿÿÿinfoResponse\n", "getinfo response")]
    public void Responses_in_text_are_recognised(int port, string text, string expected)
    {
        AmplificationProtocols.Find((ushort)port, Encoding.Latin1.GetBytes(text), out var match);
        Assert.Equal(expected, match.Text);
    }

    [Theory]
    [InlineData(53, "1234010000010000000000000377777700 00FF0001")]
    [InlineData(123, "240103E8 00000000")]
    [InlineData(389, "300C02010160 07")]
    [InlineData(161, "30180201010406 7075626C6963 A00B")]
    [InlineData(5683, "40010001")]
    public void Requests_and_ordinary_replies_are_not(int port, string hex)
    {
        AmplificationProtocols.Find(
            (ushort)port,
            Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)),
            out var match
        );
        Assert.False(match.Found);
    }
}
