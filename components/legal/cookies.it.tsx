import { opens } from "@/components/ui/dialog";
import { CONSENT_DIALOG } from "@/components/frame/consent-dialog";
import { type LegalText, Table } from "./text";

export const cookies: LegalText = {
  title: "Cookie",
  lead: "Prima della tua scelta usiamo solo ciò che serve a far funzionare il negozio. Nulla viene da altri siti.",
  clauses: [
    {
      id: "necessari",
      title: "Necessari",
      body: (
        <>
          <p>Li mettiamo solo quando servono: quando metti qualcosa nella borsa, chiedi qualcosa in negozio, accedi, apri un ordine, scegli un negozio o una lingua. Sono tutti nostri. Sulle connessioni protette i primi sei portano davanti <span className="code">__Host-</span>.</p>
          <Table
            caption="Cookie e memorie necessari"
            head={["Nome", "A che serve", "Durata"]}
            rows={[
              ["unico_cart", "Ritrova la tua borsa", "90 giorni"],
              ["unico_basket", "Apre sul telefono il carrello che la cassa ti ha mandato", "26 ore"],
              ["unico_aisle", "Ti mostra chi arriva quando chiedi qualcosa in negozio", "1 giorno"],
              ["unico_customer", "Mantiene aperto il tuo accesso", "Al massimo 90 giorni"],
              ["unico_orders", "Apre gli ordini di cui hai aperto il link, senza password", "30 giorni"],
              ["unico_mark", "Lega la conferma dell’email al browser in cui hai creato l’account", "15 minuti"],
              ["my_store", "Ricorda il negozio che hai scelto", "1 anno"],
              ["language", "Ricorda la lingua che hai scelto", "1 anno"],
              ["consent", "Ricorda la tua scelta sui cookie, con un numero casuale che serve solo a provarla", "6 mesi"],
              ["theme (nel browser)", "Ricorda se preferisci chiaro o scuro", "Finché non lo cancelli"],
              ["checkout (nel browser)", "Conserva ciò che hai scritto alla cassa, se la pagina si ricarica", "Fino alla chiusura della scheda"],
            ]}
          />
        </>
      ),
    },
    {
      id: "facoltativi",
      title: "Facoltativi",
      body: <p>Statistiche e contenuti su misura partono solo se li accetti, e si possono accettare separatamente. Chiudere l’avviso con la croce significa continuare senza. In questo momento il negozio non ne usa nessuno.</p>,
    },
    {
      id: "cambiare",
      title: "Cambiare idea",
      body: (
        <>
          <p>Puoi cambiare la tua scelta quando vuoi, da qui o in fondo a ogni pagina. Te la chiediamo di nuovo dopo sei mesi.</p>
          <p>
            <button type="button" className="btn btn-2" {...opens(CONSENT_DIALOG)}>
              Le tue scelte sui cookie
            </button>
          </p>
        </>
      ),
    },
  ],
};
