/**
 * Common nouns of other languages by the English word whose pictures they get;
 * an underscore joins the words of one phrase.
 *
 * English | Spanish | French | German | Portuguese | Italian | Arabic | Hindi | Chinese and Japanese.
 */
export const TRANSLATIONS = `
heart | corazón | cœur coeur | herz | coração | cuore | قلب | दिल हृदय | 心脏 心臓 心
brain | cerebro | cerveau | gehirn | cérebro | cervello | دماغ مخ | मस्तिष्क दिमाग | 大脑 脳 大腦
light | luz | lumière | licht | luz | luce | ضوء نور | प्रकाश रोशनी | 光 灯
sun | sol | soleil | sonne | sol | sole | شمس | सूर्य सूरज धूप | 太阳 太陽
moon | luna | lune | mond | lua | luna | قمر | चंद्रमा चाँद | 月亮 月球 満月
star | estrella | étoile | stern | estrela | stella | نجم نجمة | तारा तारे | 星星 星
planet | planeta | planète | planet | planeta | pianeta | كوكب | ग्रह | 行星 惑星
earth | tierra mundo | terre monde | erde welt | mundo terra | mondo terra | أرض عالم | पृथ्वी दुनिया विश्व | 地球 世界
space | espacio cosmos | espace cosmos | weltraum weltall | espaço | spazio | فضاء | अंतरिक्ष | 太空 宇宙
water | agua | eau | wasser | água | acqua | ماء مياه | पानी जल | 水
sea | mar océano | mer océan | meer ozean | mar oceano | mare oceano | بحر محيط | समुद्र सागर | 海 海洋
river | río | rivière fleuve | fluss | rio | fiume | نهر | नदी | 河流 川
mountain | montaña | montagne | berg gebirge | montanha | montagna | جبل جبال | पहाड़ पर्वत | 山 山脉
forest | bosque selva | forêt | wald | floresta | foresta bosco | غابة | जंगल वन | 森林 森
tree | árbol | arbre | baum bäume | árvore | albero | شجرة أشجار | पेड़ वृक्ष | 树 木
flower | flor | fleur | blume blüte | flor | fiore | زهرة زهور | फूल | 花
plant | planta | plante | pflanze | planta | pianta | نبات نباتات | पौधा पौधे | 植物
photosynthesis | fotosíntesis | photosynthèse | photosynthese fotosynthese | fotossíntese | fotosintesi | التمثيل_الضوئي | प्रकाश_संश्लेषण | 光合作用 光合成
leaf | hoja | feuille | blatt blätter | folha | foglia | ورقة | पत्ता पत्ती | 叶子 葉
nature | naturaleza | nature | natur | natureza | natura | طبيعة | प्रकृति | 自然
climate | clima | climat | klima | clima | clima | مناخ | जलवायु | 气候 気候
rain | lluvia | pluie | regen | chuva | pioggia | مطر | बारिश वर्षा | 雨
snow | nieve | neige | schnee | neve | neve | ثلج | बर्फ | 雪
fire | fuego incendio | feu incendie | feuer brand | fogo incêndio | fuoco incendio | نار حريق | आग अग्नि | 火 火灾 火災
air | aire | air | luft | ar | aria | هواء | हवा वायु | 空气 空気
energy | energía | énergie | energie | energia | energia | طاقة | ऊर्जा | 能源 能量 エネルギー
electricity | electricidad | électricité | strom elektrizität | eletricidade | elettricità | كهرباء | बिजली | 电 電気
animal | animal | animal animaux | tier tiere | animal | animale | حيوان حيوانات | जानवर पशु | 动物 動物
dog | perro | chien | hund | cachorro cão | cane | كلب | कुत्ता | 狗 犬
cat | gato | le_chat un_chat | katze | gato | gatto | قطة | बिल्ली | 猫
bird | pájaro ave | oiseau | vogel | pássaro ave | uccello | طائر طيور | पक्षी चिड़िया | 鸟 鳥
fish | pez pescado | poisson | fisch | peixe | pesce | سمك سمكة | मछली | 鱼 魚
bee | abeja | abeille | biene | abelha | ape | نحلة نحل | मधुमक्खी | 蜜蜂 蜂
house | casa hogar vivienda | maison logement | haus wohnung | casa lar | casa | بيت منزل | घर मकान | 房子 家
city | ciudad | ville cité | stadt | cidade | città | مدينة | शहर नगर | 城市 都市
school | escuela colegio | école | schule | escola | scuola | مدرسة | विद्यालय स्कूल | 学校 學校
teacher | maestro profesor | enseignant professeur | lehrer lehrerin | professor | insegnante maestro | معلم أستاذ | शिक्षक अध्यापक | 老师 教师 先生
student | estudiante alumno | étudiant élève | student schüler | estudante aluno | studente alunno | طالب طلاب | छात्र विद्यार्थी | 学生
learning | aprendizaje aprender | apprentissage apprendre | lernen | aprendizagem aprender | apprendimento imparare | تعلم تعليم | सीखना शिक्षा | 学习 学ぶ 学習
book | libro | livre | buch bücher | livro | libro | كتاب كتب | किताब पुस्तक | 书 書籍 本
word | palabra | mot | wort wörter | palavra | parola | كلمة كلمات | शब्द | 单词 単語 言葉 词
language | idioma lengua lenguaje | langue langage | sprache | língua linguagem idioma | lingua linguaggio | لغة لغات | भाषा | 语言 言語
history | historia | histoire | geschichte | história | storia | تاريخ | इतिहास | 历史 歴史
science | ciencia | science | wissenschaft | ciência | scienza | علم علوم | विज्ञान | 科学
mathematics | matemáticas | mathématiques | mathematik mathe | matemática | matematica | رياضيات | गणित | 数学
chemistry | química | chimie | chemie | química | chimica | كيمياء | रसायन | 化学
physics | física | physique | physik | física | fisica | فيزياء | भौतिकी | 物理
knowledge | conocimiento saber | savoir connaissance | wissen | conhecimento saber | conoscenza sapere | معرفة | ज्ञान | 知识 知識
idea | idea | idée | idee | ideia | idea | فكرة أفكار | विचार | 想法 主意 アイデア
question | pregunta | question | frage | pergunta | domanda | سؤال أسئلة | प्रश्न सवाल | 问题 質問
artificial intelligence | inteligencia_artificial | intelligence_artificielle | künstliche_intelligenz ki | inteligência_artificial | intelligenza_artificiale | الذكاء_الاصطناعي | कृत्रिम_बुद्धिमत्ता | 人工智能 人工知能
language model | modelo_de_lenguaje | modèle_de_langage | sprachmodell | modelo_de_linguagem | modello_linguistico | نموذج_لغوي | भाषा_मॉडल | 语言模型 言語モデル
neural network | red_neuronal redes_neuronales | réseau_de_neurones | neuronales_netz | rede_neural | rete_neurale | شبكة_عصبية | न्यूरल_नेटवर्क | 神经网络 ニューラルネットワーク
data | datos | données | daten | dados | dati | بيانات | डेटा आँकड़े | 数据 データ
computer | ordenador computadora | ordinateur | rechner | computador | computer | حاسوب كمبيوتر | कंप्यूटर | 电脑 コンピュータ
software | programa software | logiciel | software | programa | programma | برنامج برمجيات | सॉफ्टवेयर | 软件 ソフトウェア
internet | internet la_red | internet réseau | netz | internet rede | internet rete | إنترنت شبكة | इंटरनेट | 互联网 网络 インターネット
phone | teléfono móvil | téléphone | telefon handy | telefone celular | telefono | هاتف جوال | फोन | 手机 電話 携帯
robot | robot | robot | roboter | robô | robot | روبوت | रोबोट | 机器人 ロボット
machine | máquina | machine | maschine | máquina | macchina | آلة | मशीन यंत्र | 机器 機械
security | seguridad | sécurité | sicherheit | segurança | sicurezza | أمن أمان | सुरक्षा | 安全 セキュリティ
safety | prevención protección | prévention protection | arbeitsschutz schutz | proteção prevenção | prevenzione protezione | سلامة | बचाव | 安全生产 安全第一
danger | peligro riesgo | danger risque | gefahr risiko | perigo risco | pericolo rischio | خطر | खतरा | 危险 危険
work | trabajo empleo | travail emploi | arbeit beruf | trabalho emprego | lavoro | عمل وظيفة | काम कार्य नौकरी | 工作 仕事
company | empresa compañía | entreprise société | unternehmen firma | empresa companhia | azienda impresa | شركة | कंपनी व्यवसाय | 公司 企业 会社
customer | cliente | client clients | kunde kunden | cliente | cliente | عميل زبون عملاء | ग्राहक | 客户 顾客 顧客
team | equipo | équipe | mannschaft | equipe time | squadra | فريق | टीम दल | 团队 チーム
money | dinero | argent monnaie | geld | dinheiro | denaro soldi | مال نقود | पैसा धन | 钱 金钱 お金
bank | banco | banque | bank | banco | banca | بنك مصرف | बैंक | 银行 銀行
market | mercado | marché | markt | mercado | mercato | سوق | बाज़ार | 市场 市場
product | producto | produit | produkt | produto | prodotto | منتج | उत्पाद | 产品 製品 商品
sale | venta ventas | vente | verkauf | venda | vendita | مبيعات بيع | बिक्री | 销售 販売
law | ley derecho | loi droit | gesetz recht | lei direito | legge diritto | قانون | कानून विधि | 法律
justice | justicia | justice | gerechtigkeit | justiça | giustizia | عدالة | न्याय | 正义 正義
government | gobierno estado | gouvernement état | regierung staat | governo | governo | حكومة دولة | सरकार | 政府
health | salud | santé | gesundheit | saúde | salute | صحة | स्वास्थ्य सेहत | 健康
doctor | médico doctor | médecin docteur | arzt ärztin | médico doutor | medico dottore | طبيب | डॉक्टर चिकित्सक | 医生 医者
medicine | medicina medicamento | médecine médicament | medizin | medicina remédio | medicina farmaco | دواء طب | दवा औषधि | 医学 药 薬
hospital | hospital | hôpital | krankenhaus | hospital | ospedale | مستشفى | अस्पताल | 医院 病院
blood | sangre | sang | blut | sangue | sangue | دم | रक्त खून | 血液 血
food | comida alimento | nourriture aliment | essen nahrung | comida alimento | cibo alimento | طعام غذاء | भोजन खाना | 食物 食べ物 食品
bread | pan | du_pain le_pain | brot | pão | pane | خبز | रोटी | 面包 パン
fruit | fruta | fruit fruits | obst frucht | fruta | frutta | فاكهة | फल | 水果 果物
coffee | café | café | kaffee | café | caffè | قهوة | कॉफी | 咖啡 コーヒー
tea | té infusión | thé | tee | chá | tè | شاي | चाय | 茶叶 茶树 红茶 绿茶 茶 お茶
family | familia | famille | familie | família | famiglia | عائلة أسرة | परिवार | 家庭 家族
child | niño niños hijo | enfant enfants | kinder | criança filho | bambino bambini | طفل أطفال | बच्चा बच्चे | 孩子 子供 儿童
love | amor | amour | liebe | amor | amore | حب | प्यार प्रेम | 爱 愛
friend | amigo amistad | ami amitié | freund freundschaft | amigo amizade | amico amicizia | صديق | दोस्त मित्र | 朋友 友達
time | tiempo | temps | zeit | tempo | tempo | وقت زمن | समय | 时间 時間
night | noche | nuit | nacht | noite | notte | ليل ليلة | रात | 夜晚 夜
future | futuro | avenir futur | zukunft | futuro | futuro | مستقبل | भविष्य | 未来
success | éxito | succès réussite | erfolg | sucesso | successo | نجاح | सफलता | 成功
goal | objetivo meta | objectif le_but | ziel | objetivo meta | obiettivo | هدف | लक्ष्य | 目标 目標
growth | crecimiento | croissance | wachstum | crescimento | crescita | نمو | विकास वृद्धि | 增长 成長
change | cambio | changement | wandel veränderung | mudança | cambiamento | تغيير | परिवर्तन बदलाव | 变化 変化
travel | viaje viajar | voyage | reise reisen | viagem | viaggio | سفر رحلة | यात्रा सफर | 旅行
road | carretera calle | route rue | straße | estrada rua | strada via | شارع | सड़क | 道路 道
path | camino sendero | chemin sentier | weg pfad | caminho trilha | sentiero | طريق | रास्ता | 小径 小道
car | coche carro auto | voiture | auto wagen | carro | automobile | سيارة | गाड़ी कार | 汽车 車
train | tren | train | zug bahn | trem comboio | treno | قطار | रेलगाड़ी ट्रेन | 火车 電車
airplane | avión vuelo | avion vol | flugzeug flug | avião voo | aereo volo | طائرة | विमान हवाई | 飞机 飛行機
ship | barco | bateau navire | schiff boot | navio barco | nave barca | سفينة | जहाज़ नाव | 船
music | música | musique | musik | música | musica | موسيقى | संगीत | 音乐 音楽
art | arte | art | kunst | arte | arte | فن | कला | 艺术 芸術 美術
film | película cine | cinéma | kino | filme cinema | cinema | فيلم سينما | फिल्म | 电影 映画
sport | deporte | sport | sport | esporte | sport | رياضة | खेल | 运动 スポーツ
game | juego | jeu | spiel | jogo | gioco | لعبة | क्रीड़ा | 游戏 ゲーム
key | llave clave | clé clef | schlüssel | chave | chiave | مفتاح | चाबी कुंजी | 钥匙 鍵
door | puerta | porte | tür | porta | porta | باب | दरवाज़ा | 门 ドア
bridge | puente | pont | brücke | ponte | ponte | جسر | पुल | 桥 橋
king | rey | roi | könig | rei | re | ملك | राजा | 国王 王様
war | guerra | guerre | krieg | guerra | guerra | حرب | युद्ध | 战争 戦争
peace | paz | paix | frieden | paz | pace | سلام | शांति | 和平 平和
dream | sueño | rêve | traum | sonho | sogno | حلم | सपना | 梦 夢
beach | playa | plage | strand | praia | spiaggia | شاطئ | समुद्र_तट | 海滩 ビーチ
tent | tienda_de_campaña | tente | zelt | barraca tenda | tenda | خيمة | तंबू | 帐篷 テント
lantern | linterna farol | lanterne | laterne lampe | lanterna | lanterna lampada | فانوس مصباح | लालटेन दीपक | 灯笼 提灯 ランタン
environment | medio_ambiente | environnement | umwelt | meio_ambiente | ambiente | بيئة | पर्यावरण | 环境 環境
waste | basura residuos | déchets | abfall müll | lixo | rifiuti | نفايات | कचरा | 垃圾 ゴミ
factory | fábrica | usine | fabrik | fábrica | fabbrica | مصنع | कारखाना | 工厂 工場
farm | granja | ferme | bauernhof | fazenda | fattoria | مزرعة | खेत | 农场 農場
meeting | reunión | réunion | besprechung | reunião | riunione | اجتماع | बैठक | 会议 会議
burn | quemadura quemar | brûlure | verbrennung | queimadura | ustione scottatura | حرق حروق | जलना जलन | 烧伤 火傷 やけど
first aid | primeros_auxilios vendaje | premiers_secours pansement | erste_hilfe verband | primeiros_socorros | primo_soccorso | ضمادة إسعافات إسعاف | प्राथमिक_उपचार पट्टी | 急救 応急 绷带
cold | frío | froid | kälte kalt | frio | freddo | برد تبريد بارد | ठंड ठंडा | 寒冷 冷
heat | calor | chaleur | hitze wärme | calor | calore | حرارة | गर्मी | 高温 热 熱
help | ayuda ayudar | aide aider | hilfe helfen | ajuda | aiuto | مساعدة | मदद सहायता | 帮助 助け
payment | pago pagar | paiement payer | zahlung bezahlen | pagamento | pagamento | دفع دفعة | भुगतान पैसे रुपया | 支付 付款 支払
shop | tienda comercio | magasin boutique | laden geschäft | loja | negozio | متجر محل | दुकान दुकानदार | 商店 店
fraud | fraude estafa | fraude arnaque | betrug | fraude golpe | frode truffa | احتيال | धोखा धोखाधड़ी | 诈骗 詐欺
password | contraseña | mot_de_passe | passwort kennwort | senha | password | كلمة_المرور | पासवर्ड पिन | 密码 パスワード
number | número | nombre chiffre | zahl nummer | número | numero | رقم عدد | नंबर संख्या | 数字 番号
screen | pantalla | écran | bildschirm | tela ecrã | schermo | شاشة | स्क्रीन | 屏幕 画面
photo | foto fotografía | photo | foto | foto | foto | صورة | फोटो तस्वीर | 照片 写真
garden | jardín | jardin | garten | jardim | giardino | حديقة | बगीचा | 花园 庭
kitchen | cocina | cuisine | küche | cozinha | cucina | مطبخ | रसोई | 厨房 台所
vegetable | verdura | légume | gemüse | legume verdura | verdura | خضروات | सब्जी | 蔬菜 野菜
milk | leche | lait | milch | leite | latte | حليب | दूध | 牛奶 牛乳
egg | huevo | œuf | ei eier | ovo | uovo | بيض بيضة | अंडा | 鸡蛋 卵
sleep | dormir | sommeil dormir | schlaf schlafen | sono dormir | sonno dormire | نوم | नींद | 睡眠
stress | estrés | stress | stress | estresse | stress | ضغط إجهاد | तनाव | 压力 ストレス
cell | célula | cellule | zelle | célula | cellula | خلية | कोशिका | 细胞 細胞
virus | virus | virus | virus | vírus | virus | فيروس | विषाणु वायरस | 病毒 ウイルス
vaccine | vacuna | vaccin | impfung impfstoff | vacina | vaccino | لقاح | टीका | 疫苗 ワクチン
tooth | diente | dent | zahn zähne | dente | dente | سن أسنان | दाँत | 牙齿 歯
eye | ojo | œil yeux | auge | olho | occhio | عين عيون | आँख | 眼睛 目
gift | regalo | cadeau | geschenk | presente | regalo | هدية | उपहार | 礼物 贈り物
price | precio | prix | preis | preço | prezzo | سعر | कीमत मूल्य | 价格 価格
contract | contrato | contrat | vertrag | contrato | contratto | عقد | अनुबंध | 合同 契約
plan | plan | plan | plan planung | plano | piano | خطة | योजना | 计划 計画
strategy | estrategia | stratégie | strategie | estratégia | strategia | استراتيجية | रणनीति | 战略 戦略
leader | líder | chef dirigeant | führung leiter | líder | leader capo | قائد | नेता | 领导 リーダー
training | formación entrenamiento | formation | schulung ausbildung | treinamento | formazione | تدريب | प्रशिक्षण | 培训 研修
tool | herramienta | outil | werkzeug | ferramenta | attrezzo strumento | أداة | औज़ार | 工具 道具
battery | batería pila | batterie pile | batterie akku | bateria | batteria | بطارية | बैटरी | 电池 電池
wind | viento | vent | wind | vento | vento | رياح | हवाएँ | 风 風
oil | petróleo | pétrole | erdöl | petróleo | petrolio | نفط | तेल | 石油
cooking oil | aceite | huile | öl | azeite | olio | زيت | खाद्य_तेल | 食用油 油
elderly | ancianos anciano | vieillards retraités | senioren | idosos idoso | anziani anziano | كبار_السن المسنين | बुज़ुर्ग | 老人
tax | impuesto | impôt taxe | steuer | imposto | tassa imposta | ضريبة | कर टैक्स | 税
insurance | seguro | assurance | versicherung | seguro | assicurazione | تأمين | बीमा | 保险 保険
invest | inversión invertir | investissement | investition anlage | investimento | investimento | استثمار | निवेश | 投资 投資
save money | ahorro ahorrar | épargne | sparen | poupança | risparmio | ادخار | बचत | 储蓄 貯金
police | policía | police | polizei | polícia | polizia | شرطة | पुलिस | 警察
election | elección elecciones | élection vote | wahl | eleição | elezione | انتخابات | चुनाव | 选举 選挙
story | cuento relato | histoire récit conte | märchen erzählung | conto | racconto fiaba | قصة حكاية | कहानी | 故事 物語
bicycle | bicicleta | vélo bicyclette | fahrrad | bicicleta | bicicletta | دراجة | साइकिल | 自行车 自転車
clothes | ropa | vêtement vêtements | kleidung | roupa | vestiti | ملابس | कपड़े | 衣服 服
wine | vino | vin | wein | vinho | vino | نبيذ | शराब | 葡萄酒 ワイン
autumn | otoño | automne | herbst | outono | autunno | خريف | पतझड़ | 秋天 秋
winter | invierno | hiver | winter | inverno | inverno | شتاء | सर्दी | 冬天 冬
summer | verano | été | sommer | verão | estate | صيف | ग्रीष्म | 夏天 夏
spring | primavera | printemps | frühling | primavera | primavera | ربيع | वसंत | 春天 春
`;
